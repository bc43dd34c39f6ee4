extension TensorError: CustomStringConvertible {
  /// PyTorch's sentence for this fault.
  public var description: String {
    switch self {
    case .lengthsDiffer(let shape, let stride):
      "unequal size length (\(shape)) and stride length (\(stride))"
    case .elementCountOverflow:
      "numel: integer multiplication overflow"
    case .storageSizeOverflow(let shape, let stride):
      "Storage size calculation overflowed with sizes=\(list(shape)) and strides=\(list(stride))"
    case .invalidStorageOffset(let offset):
      "Tensor: invalid storage offset \(offset)"
    case .outOfStorage:
      "Trying to resize storage that is not resizable"
    case .negativeSize:
      "zeros: Dimension size must be non-negative."
    case .dimensionOutOfRange(let dimension, let rank):
      "Dimension out of range (expected to be in range of [\(-max(rank, 1)), \(max(rank, 1) - 1)]"
        + ", but got \(dimension))"
    case .invalidShape(let shape, let count):
      "shape '\(list(shape))' is invalid for input of size \(count)"
    case .negativeShapeEntry(let size, let index, let shape):
      "invalid shape dimension \(size) at index \(index) of shape \(list(shape))"
    case .twoInferredDimensions:
      "only one dimension can be inferred"
    case .ambiguousInferredDimension(let shape):
      "cannot reshape tensor of 0 elements into shape \(list(shape)) because the unspecified "
        + "dimension size -1 can be any value and is ambiguous"
    case .incompatibleView:
      "view size is not compatible with input tensor's size and stride (at least one dimension "
        + "spans across two contiguous subspaces). Use .reshape(...) instead."
    case .viewAsDType(let fault, let old, let new):
      fault.description(from: old, to: new)
    case .expandedTooFewSizes(let dtype, let shape, let sizes):
      "expand(torch.\(dtype.legacyName)Tensor{\(list(shape))}, size=\(list(sizes))): the number of "
        + "sizes provided (\(sizes.count)) must be greater or equal to the number of dimensions "
        + "in the tensor (\(shape.count))"
    case .expandedSize(let size, let existing, let dimension, let target, let shape):
      "The expanded size of the tensor (\(size)) must match the existing size (\(existing)) at "
        + "non-singleton dimension \(dimension).  Target sizes: \(list(target)).  "
        + "Tensor sizes: \(list(shape))"
    case .expandedUnknown(let dimension):
      "The expanded size of the tensor (-1) isn't allowed in a leading, non-existing dimension "
        + "\(dimension)"
    case .sizesDiffer(let a, let b, let dimension):
      "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton "
        + "dimension \(dimension)"
    case .outputShape(let shape, let broadcast):
      "output with shape \(list(shape)) doesn't match the broadcast shape \(list(broadcast))"
    case .devicesDiffer(let device, let expected):
      "Tensor on device \(device) is not on the expected device \(expected)!"
    case .twoDevices(let common, let other):
      "Expected all tensors to be on the same device, but found at least two devices, \(common) and "
        + "\(other)!"
    case .argumentDevice(let name, let device, let others, let method):
      "Expected all tensors to be on the same device, but got \(name) is on \(device), different "
        + "from other tensors on \(others) (when checking argument in method "
        + "wrapper_\((device == .cpu ? others : device).type.utf8.uppercased())_\(method))"
    case .metaHasNoData:
      "Cannot copy out of meta tensor; no data!"
    case .metaModuleHasNoData:
      "Cannot copy out of meta tensor; no data! Please use torch.nn.Module.to_empty() instead of "
        + "torch.nn.Module.to() when moving module from meta to a different device."
    case .cannotRequireGradient:
      "Only Tensors of floating point and complex dtype can require gradients"
    case .cannotSwapReferenced: "Cannot swap t1 because it has weakref associated with it"
    case .cannotRequireGradientInPlace:
      "only Tensors of floating point dtype can require gradients"
    case .unsupported(let operation, let dtype):
      "\"\(operation)\" not implemented for '\(dtype.legacyName)'"
    case .deviceUnavailable(let device):
      unavailable(device)
    case .unknownDevice(let name):
      "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, "
        + "xla, lazy, vulkan, mps, meta, hpu, mtia, privateuseone device type at start of device "
        + "string: \(name)"
    case .invalidDeviceString(let text):
      "Invalid device string: '\(text)'"
    case .deviceIndex(let device, let count):
      outOfRange(device, count: count)
    case .acceleratorExists(let type):
      "an accelerator of type \(type) is registered already: unregister() it first"
    case .sizeOverflow(let shape):
      "Storage size calculation overflowed with sizes=\(list(shape))"
    case .outOfMemory(let byteCount):
      "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you "
        + "tried to allocate \(byteCount) bytes. Error code 12 (Cannot allocate memory)"
    case .outOfDeviceMemory(let shortage): shortage.description
    case .notLeaf:
      "you can only change requires_grad flags of leaf variables. If you want to use a computed "
        + "variable in a subgraph that doesn't require differentiation use var_no_grad = "
        + "var.detach()."
    case .leafInPlace:
      "a leaf Variable that requires grad is being used in an in-place operation."
    case .viewOfLeafInPlace:
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    case .viewInPlace:
      "a view of a computed tensor is being used in an in-place operation, which is not recorded "
        + "here. Clone the view, or do it in noGrad { }."
    #if hasFeature(Embedded)
      // A web page computes nothing, and does without these sentences.
      default: "not computed in a browser"
    #else
      case .tooManyDimensionsToTranspose(let rank):
        "t() expects a tensor with <= 2 dimensions, but self is \(rank)D"
      case .duplicateDimensions:
        "permute(): duplicate dims are not allowed."
      case .permutationLength(let rank, let given):
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of "
          + "the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to "
          + "len(dims) = \(given)"
      case .narrowTooLong(let start, let length, let size):
        "start (\(start)) + length (\(length)) exceeds dimension size (\(size))."
      case .narrowStart(let start, let size):
        "start out of range (expected to be in range of [\(-size), \(size)], but got \(start))"
      case .selectScalar:
        "select() cannot be applied to a 0-dim tensor."
      case .indexOutOfRange(let index, let shape, let dimension):
        "select(): index \(index) out of range for tensor of size \(list(shape)) "
          + "at dimension \(dimension)"
      case .matrixShapes(let operation, let a, let b):
        "\(operation): mat1 and mat2 shapes cannot be multiplied (\(times(a)) and \(times(b)))"
      case .vectorShapes(let vector, let matrix):
        "size mismatch, got input (\(matrix[0])), mat (\(times(matrix))), vec (\(vector[0]))"
      case .dotLengths(let a, let b):
        "inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of "
          + "elements, but got \(a) and \(b) elements respectively"
      case .matmulScalar(let a, let b):
        "both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D"
      case .batchShapes(let expected, let given):
        "Expected size for first two dimensions of batch2 tensor to be: \(list(expected)) "
          + "but got: \(list(given))."
      case .matrixTypes(let a, let b):
        "mat1 and mat2 must have the same dtype, but got \(a.legacyName) and \(b.legacyName)"
      case .productTypes(let a, let b):
        "expected m1 and m2 to have the same dtype, but got: \(a.cName) != \(b.cName)"
      case .batchRank:
        "batch1 must be a 3D tensor"
      case .lerpTypes(let dtype, let end):
        "expected dtype \(dtype.cName) for `end` but got dtype \(end.cName)"
      case .resultCast(let result, let dtype):
        "result type \(result.legacyName) can't be cast to the desired output type \(dtype.legacyName)"
      case .emptyList(let operation):
        operation == "stack"
          ? "stack expects a non-empty TensorList"
          : "\(operation)(): expected a non-empty list of Tensors"
      case .joinedRanks(let a, let b):
        "Tensors must have same number of dimensions: got \(a) and \(b)"
      case .joinedSizes(let dimension, let a, let b, let index):
        "Sizes of tensors must match except in dimension \(dimension). Expected size \(a) but got "
          + "size \(b) for tensor number \(index) in the list."
      case .stackedShapes(let a, let b, let index):
        "stack expects each tensor to be equal size, but got \(list(a)) at entry 0 and \(list(b)) "
          + "at entry \(index)"
      case .embeddingIndex:
        "index out of range in self"
      case .embeddingIndices(let dtype):
        "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
          + "Int; but got torch.\(dtype.legacyName)Tensor instead (while checking arguments for "
          + "embedding)"
      case .notAScalar(let count):
        "a Tensor with \(count) elements cannot be converted to Scalar"
      case .moduleDType(let dtype):
        "nn.Module.to only accepts floating point or complex dtypes, but got desired dtype=\(dtype)"
      case .meanOfIntegers(let dtype):
        "mean(): could not infer output dtype. Input dtype must be either a floating point or "
          + "complex dtype. Got: \(dtype.legacyName)"
      case .subtractionOfBool:
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to "
          + "invert a mask, use the `~` or `logical_not()` operator instead."
      case .subtractionOfBools:
        "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
          + "`logical_xor()` operator instead."
      case .negationOfBools:
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a "
          + "mask, use the `~` or `logical_not()` operator instead."
      case .emptyReduction(let operation):
        "\(operation)(): Expected reduction dim to be specified for input.numel() == 0. "
          + "Specify the reduction dim with the 'dim' argument."
      case .emptyDimension(let operation, let dimension):
        "\(operation)(): Expected reduction dim \(dimension) to have non-zero size."
      case .inputNotSupported(let operation, let dtype):
        "\(operation)(): does not support \(dtype.isComplex ? "complex" : dtype.name) input"
      case .noGradient:
        "element 0 of tensors does not require grad and does not have a grad_fn"
      case .gradientOfSeveral:
        "grad can be implicitly created only for scalar outputs"
      case .gradientShape(let given, let shape):
        "Mismatch in shape: grad_output[0] has a shape of torch.Size(\(list(given))) and output[0] has "
          + "a shape of torch.Size(\(list(shape)))."
      case .graphFreed:
        "Trying to backward through the graph a second time (or directly access saved tensors after "
          + "they have already been freed). Saved intermediate values of the graph are freed when you "
          + "call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward "
          + "through the graph a second time or if you need to access saved tensors after calling "
          + "backward."
      case .changedInPlace(let change): change.description
      case .loss(let fault): fault.description
      case .notImplemented(let module):
        "Module [\(module)] is missing the required \"forward\" function"
      case .layer(let fault): fault.description
      case .attention(let fault): fault.description
      case .oneValuePerChannel(let shape):
        "Expected more than 1 value per channel when training, got input size torch.Size(\(list(shape)))"
      case .inputRank(let expected, let given):
        "expected \(expected) input (got \(given)D input)"
      case .statisticsLength(let name, let given, let expected):
        "\(name) should contain \(given) elements not \(expected)"
      case .missing(let name, let module):
        "'\(module)' object has no attribute '\(name)'"
    #endif
    }
  }

  /// The class of the exception that PyTorch raises.
  public var pythonClass: String {
    switch self {
    case .dimensionOutOfRange, .narrowStart, .selectScalar, .indexOutOfRange, .emptyReduction,
      .emptyDimension, .embeddingIndex:
      "IndexError"
    case .metaHasNoData, .metaModuleHasNoData, .meanOfIntegers, .subtractionOfBool,
      .subtractionOfBools, .negationOfBools, .notImplemented, .unsupported:
      "NotImplementedError"
    case .inputNotSupported(_, let dtype):
      dtype.isComplex ? "TypeError" : "NotImplementedError"
    case .oneValuePerChannel, .inputRank: "ValueError"
    case .moduleDType: "TypeError"
    case .outOfDeviceMemory: "OutOfMemoryError"
    case .deviceIndex(let device, _): device.type == "cuda" ? "AcceleratorError" : "RuntimeError"
    case .deviceUnavailable(let device): device.type == "xpu" ? "AssertionError" : "RuntimeError"
    case .emptyList(let operation): operation == "stack" ? "RuntimeError" : "ValueError"
    #if !hasFeature(Embedded)
      case .loss(let fault): fault.pythonClass
      case .layer(let fault): fault.pythonClass
      case .attention(let fault): fault.pythonClass
    #endif
    case .missing: "AttributeError"
    default: "RuntimeError"
    }
  }
}

/// A list of integers as Python prints it, as in `[2, 3]`.
func list(_ numbers: [Int]) -> String {
  "[" + numbers.map { String($0) }.joined(separator: ", ") + "]"
}

/// A dtype with its device as PyTorch used to name the two, as in `torch.cuda.FloatTensor`.
func typeName(_ dtype: DType, _ device: Device) -> String {
  switch device.type {
  case "cpu": "torch.\(dtype.legacyName)Tensor"
  case "cuda": "torch.cuda.\(dtype.legacyName)Tensor"
  default: "\(device.type.utf8.uppercased())\(dtype.legacyName)Type"
  }
}

/// A matrix's shape as PyTorch prints it in messages, as in `2x3`.
private func times(_ shape: [Int]) -> String {
  shape.map { String($0) }.joined(separator: "x")
}

/// What PyTorch says on a machine without this device.
private func unavailable(_ device: Device) -> String {
  switch device.type {
  case "cuda":
    "Found no NVIDIA driver on your system. Please check that you have an NVIDIA GPU and installed "
      + "a driver from http://www.nvidia.com/Download/index.aspx"
  case "mps": "PyTorch is not linked with support for mps devices"
  case "xpu": "Torch not compiled with XPU enabled"
  default: "Could not run on device \(device): this machine has none"
  }
}

/// What PyTorch says of a device whose index is too large.
private func outOfRange(_ device: Device, count: Int) -> String {
  guard device.type == "cuda" else {
    return "The device index is out of range. It must be in [0, \(count)), but got "
      + "\(device.index ?? 0)."
  }
  return
    "CUDA error: invalid device ordinal\nGPU device may be out of range, do you have enough GPUs?\n"
    + "CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace "
    + "below might be incorrect.\nFor debugging consider passing CUDA_LAUNCH_BLOCKING=1\n"
    + "Compile with `TORCH_USE_CUDA_DSA` to enable device-side assertions.\n"
}
