public import Checkpoints
import Modules
public import StateDictJSON
import Tensors

/// What a web page may ask, each a request in JSON beside the bytes of a file, answered in JSON.
///
/// Where a request cannot be met the answer has one member, `error`, of `class`, `message` and, for a
/// file, `offset` and `help`. Nothing in a request or a file can stop the program.
public enum Answers {
  /// A request and the bytes of a file, which may be empty.
  public typealias Question = (_ request: JSON, _ file: ByteSource) throws(Refusal) -> JSON

  /// Answers a question asked in text.
  ///
  /// - Parameters:
  ///   - question: one of the functions below.
  ///   - request: the text of a JSON object.
  ///   - file: the bytes of a file.
  /// - Returns: the text of the answer.
  public static func text(_ question: Question, _ request: [UInt8], _ file: ByteSource) -> String {
    let parsed: JSON
    do throws(JSONError) {
      parsed = try JSON(parsing: request)
    } catch {
      return Refusal(error).json.description
    }
    do throws(Refusal) {
      return try question(parsed, file).description
    } catch {
      return error.json.description
    }
  }

  /// What a checkpoint holds.
  ///
  /// - Parameters:
  ///   - request: `name`, and `hash` for digests and first values.
  ///   - file: the checkpoint.
  /// - Returns: what `statedict inspect NAME --json` prints.
  /// - Throws: a refusal with PyTorch's sentence for a file that it would not load.
  public static func inspect(_ request: JSON, _ file: ByteSource) throws(Refusal) -> JSON {
    let name = request["name"].text
    let checkpoint: Checkpoint
    do throws(CheckpointError) {
      checkpoint = try Checkpoint(file, name: name)
    } catch {
      throw Refusal(error)
    }
    do throws(InspectionError) {
      return try checkpoint.json(name: name, hashing: request["hash"].bool ?? false)
    } catch {
      throw Refusal(error)
    }
  }

  /// A model built from a spec.
  ///
  /// - Parameters:
  ///   - request: `model`, a spec; `model_ops`; `role`, which numbers it is filled with.
  ///   - file: not looked at.
  /// - Returns: the model's `repr`, and `root`, `tensors` and `storages` of its state dict.
  /// - Throws: a refusal with Python's sentence for a model that there is not.
  public static func build(_ request: JSON, _ file: ByteSource) throws(Refusal) -> JSON {
    let model: Module
    do throws(ReplayError) {
      model = try filledModel(
        Spec(request["model"]),
        role: request["role"].int ?? 0,
        request["model_ops"]
      )
    } catch {
      throw Refusal(error)
    }
    let members = [JSON.Member("repr", .string(model.description))]
    return .object(members + (try describe(.stateDict(model.stateDict())).members))
  }

  /// A call of `loadStateDict` upon a model built from a spec.
  ///
  /// - Parameters:
  ///   - request: `model`, `model_ops`, `source`, `edits` and `call`, as the conformance oracle has
  ///     them.
  ///   - file: the file of a source of kind `file`.
  /// - Returns: `outcome`, `warnings`, keys, and every tensor `before` and `after`.
  /// - Throws: a refusal where model or source cannot be made; a load that fails is an outcome.
  public static func loadStateDict(
    _ request: JSON,
    _ file: ByteSource
  ) throws(Refusal) -> JSON {
    do throws(ReplayError) {
      return try LoadReplay(request, files: files(file)).run()
    } catch {
      throw Refusal(error)
    }
  }

  /// A load of a checkpoint with a map location.
  ///
  /// - Parameters:
  ///   - request: `name`; `map_location` as the conformance oracle has it; `hash`, unless it is false,
  ///     for digests and first values.
  ///   - file: the checkpoint.
  /// - Returns: `root`, `tensors` and `storages`.
  /// - Throws: a refusal with PyTorch's sentence.
  public static func load(_ request: JSON, _ file: ByteSource) throws(Refusal) -> JSON {
    let mapLocation: MapLocation?
    do throws(ReplayError) {
      mapLocation = try MapLocation(request["map_location"])
    } catch {
      throw Refusal(error)
    }
    let value: Value
    do throws(CheckpointError) {
      value = try load(request["name"].text, mapLocation, file)
    } catch {
      throw Refusal(error)
    }
    return try describe(value, hashing: request["hash"].bool ?? true)
  }

  /// The value of a file that a question about models mentions, for those who read no files.
  ///
  /// - Parameters:
  ///   - request: what `loadStateDict(_:_:)` or `trace(_:_:)` is to be asked.
  ///   - file: the checkpoint.
  /// - Returns: a parcel of the value, or of the error with which loading it failed.
  public static func parcel(_ request: [UInt8], _ file: ByteSource) -> [UInt8] {
    let request = (try? JSON(parsing: request)) ?? .null
    let step = request["steps"].array.first { $0.has("file") } ?? .null
    let name = request["source"]["file"].string ?? step["file"].text
    let location = request["source"]["map_location"].string.map(MapLocation.location)
    do throws(CheckpointError) {
      let value = try load(name, location, file)
      do throws(DescriptionError) {
        return try Parcel.pack(value)
      } catch {
        return Parcel.pack(error: "ValueError", error.description)
      }
    } catch {
      return Parcel.pack(error)
    }
  }

  /// A program over models, state dicts and optimizers, with the memory after every step.
  ///
  /// - Parameters:
  ///   - request: `steps`, as the conformance oracle has them.
  ///   - file: the file that steps load.
  /// - Returns: `steps`, each with its `result` and the `memory` after it.
  /// - Throws: a refusal for a step that is none.
  public static func trace(_ request: JSON, _ file: ByteSource) throws(Refusal) -> JSON {
    var program = Program(files: files(file))
    var steps: [JSON] = []
    for step in request["steps"].array {
      do throws(ReplayError) {
        let result = try program.run(step)
        steps.append(["result": result, "memory": program.memory()])
      } catch {
        throw Refusal(error)
      }
    }
    return ["steps": .array(steps)]
  }
}

extension Answers {
  private static func describe(
    _ value: Value,
    hashing: Bool = true
  ) throws(Refusal) -> JSON {
    var describer = Describer(hashing: hashing)
    do throws(DescriptionError) {
      let root = try describer.describe(value)
      return [
        "root": root, "tensors": .array(describer.tensors),
        "storages": .array(describer.storages),
      ]
    } catch {
      throw Refusal(error)
    }
  }

  #if arch(wasm32)
    // The models are in a module that reads no files.
    private static func files(_ file: ByteSource) -> Files { Files(parcel: file) }
  #else
    /// The one file there is, whatever it is called.
    private static func files(_ file: ByteSource) -> Files {
      Files { name, mapLocation throws(CheckpointError) in try load(name, mapLocation, file) }
    }
  #endif

  private static func load(
    _ name: String,
    _ mapLocation: MapLocation?,
    _ file: ByteSource
  ) throws(CheckpointError) -> Value {
    // What is loaded may be changed, and the file is to be loaded again.
    let source = file.unmapped()
    if name.hasSuffix(".safetensors") {
      let device = try Safetensors.device(mapLocation)
      return Checkpoint.dictionary(try Safetensors.load(source, device: device))
    }
    if TorchArchive.isArchive(source) {
      return try TorchArchive.load(source, mapLocation: mapLocation).value
    }
    return try LegacyArchive.load(source, mapLocation: mapLocation).value
  }
}
