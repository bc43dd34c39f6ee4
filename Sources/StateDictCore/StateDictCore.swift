@_exported public import Checkpoints
@_exported public import Modules
@_exported public import Tensors
