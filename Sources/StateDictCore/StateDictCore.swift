// What a lesson's cell imports: the whole core, and files.
@_exported public import Checkpoints
@_exported public import Modules
@_exported public import Tensors
