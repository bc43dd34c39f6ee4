import Foundation
import XCTest

@testable import Checkpoints
@testable import Tensors

/// Files of PyTorch with one flipped bit, which real PyTorch loads; what it gives is recorded.
final class FlippedBitTests: XCTestCase {
  /// The class of a storage is a tensor, whose element type PyTorch takes.
  func testLoad_tensorInPlaceOfAStorageClass_givesItsElementType() throws {
    XCTAssertEqual(
      try described(tensorForAClass),
      [
        "0.weight torch.float32 [3, 5] [5, 1] 0 60",
        "0.bias torch.float32 [3] [1] 0 12",
        "1.counter torch.int64 [] [] 0 8",
      ]
    )
  }

  /// A tensor is larger than its storage, and the file has as many bytes as the storage grows to.
  func testLoad_legacyStorageThatGrowsToWhatTheFileHas_isLoaded() throws {
    XCTAssertEqual(
      try described(grownStorage),
      [
        "0.weight torch.float32 [3, 7] [7, 1] 0 84",
        "0.bias torch.float32 [3] [1] 0 12",
        "1.counter torch.int64 [] [] 0 8",
      ]
    )
  }

  /// The tensors of a file: name, element type, shape, stride, offset, and the storage's bytes.
  private func described(_ text: String) throws -> [String] {
    let bytes = Array(try XCTUnwrap(Data(base64Encoded: text)))
    let source = ByteSource(bytes)
    let loaded =
      try TorchArchive.isArchive(source) ? TorchArchive.load(source) : LegacyArchive.load(source)
    return try XCTUnwrap(loaded.value.pairs).map { name, value in
      let tensor = try XCTUnwrap(value.tensor)
      return "\(name.string ?? "") \(tensor.dtype) \(tensor.shape) \(tensor.stride) "
        + "\(tensor.storageOffset) \(tensor.storage.byteCount)"
    }
  }

  private let tensorForAClass = """
    UEsDBAAACAgAAAAAAAAAAAAAAAAAAAAAAAAQABIAYXJjaGl2ZS9kYXRhLnBrbEZCDgBaWlpaWlpaWlpaWlpaWoAC\
    Y2NvbGxlY3Rpb25zCk9yZGVyZWREaWN0CnEAKVJxAShYCAAAADAud2VpZ2h0cQJjdG9yY2guX3V0aWxzCl9yZWJ1\
    aWxkX3RlbnNvcl92MgpxAygoWAcAAABzdG9yYWdlcQRjdG9yY2gKRmxvYXRTdG9yYWdlCnEFWAEAAAAwcQZYAwAA\
    AGNwdXEHSw90cQhRSwBLA0sFhnEJSwVLAYZxColoAClScQt0cQxScQVYBgAAADAuYmlhc3EOaAMoKGgEaAVYAQAA\
    ADFxD2gHSwN0cRBRSwBLA4VxEUsBhXESiWgAKVJxE3RxFFJxFVgJAAAAMS5jb3VudGVycRZoAygoaARjdG9yY2gK\
    TG9uZ1N0b3JhZ2UKcRdYAQAAADJxGGgHSwF0cRlRSwApKYloAClScRp0cRtScRx1LlBLBwjRYruEOwEAADsBAABQ\
    SwMEAAAICAAAAAAAAAAAAAAAAAAAAAAAABcAQABhcmNoaXZlLy5mb3JtYXRfdmVyc2lvbkZCPABaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWloxUEsHCLfv3IMBAAAAAQAA\
    AFBLAwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAAGgA3AGFyY2hpdmUvLnN0b3JhZ2VfYWxpZ25tZW50RkIzAFpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWjY0UEsHCD93cekCAAAAAgAAAFBL\
    AwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAAEQA/AGFyY2hpdmUvYnl0ZW9yZGVyRkI7AFpaWlpaWlpaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpabGl0dGxlUEsHCIU94xkGAAAABgAAAFBL\
    AwQAAAgIAAAAAAAAAAAAAAAAAAAAAAAADgA+AGFyY2hpdmUvZGF0YS8wRkI6AFpaWlpaWlpaWlpaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWloAAMA/AAAAvwAAoD8AAEC/AACAPwAAgL8AAEA/\
    AACgvwAAAD8AAMC/AACAPgAA4L8AAAAAAADgPwAAgL5QSwcIlCqV3TwAAAA8AAAAUEsDBAAACAgAAAAAAAAAAAAA\
    AAAAAAAAAAAOAAgAYXJjaGl2ZS9kYXRhLzFGQgQAWlpaWgAAgD8AAIC/AABAP1BLBwhIKWCmDAAAAAwAAABQSwME\
    AAAICAAAAAAAAAAAAAAAAAAAAAAAAA4AOABhcmNoaXZlL2RhdGEvMkZCNABaWlpaWlpaWlpaWlpaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaAgAAAAAAAABQSwcIFNgHJwgAAAAIAAAAUEsDBAAACAgAAAAA\
    AAAAAAAAAAAAAAAAAAAPADsAYXJjaGl2ZS92ZXJzaW9uRkI3AFpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlozClBLBwjRnmdVAgAAAAIAAABQSwMEAAAICAAAAAAAAAAAAAAAAAAA\
    AAAAAB4AMgBhcmNoaXZlLy5kYXRhL3NlcmlhbGl6YXRpb25faWRGQi4AWlpaWlpaWlpaWlpaWlpaWlpaWlpaWlpa\
    WlpaWlpaWlpaWlpaWlpaWlpaWlpaWjA4NDk0ODg4NDc5NjUwNDg3MzUwMDk2MjE4NjYzMzg1NDM5ODUxNThQSwcI\
    JiXGRSgAAAAoAAAAUEsBAgAAAAAICAAAAAAAANFiu4Q7AQAAOwEAABAAAAAAAAAAAAAAAAAAAAAAAGFyY2hpdmUv\
    ZGF0YS5wa2xQSwECAAAAAAgIAAAAAAAAt+/cgwEAAAABAAAAFwAAAAAAAAAAAAAAAACLAQAAYXJjaGl2ZS8uZm9y\
    bWF0X3ZlcnNpb25QSwECAAAAAAgIAAAAAAAAP3dx6QIAAAACAAAAGgAAAAAAAAAAAAAAAAARAgAAYXJjaGl2ZS8u\
    c3RvcmFnZV9hbGlnbm1lbnRQSwECAAAAAAgIAAAAAAAAhT3jGQYAAAAGAAAAEQAAAAAAAAAAAAAAAACSAgAAYXJj\
    aGl2ZS9ieXRlb3JkZXJQSwECAAAAAAgIAAAAAAAAlCqV3TwAAAA8AAAADgAAAAAAAAAAAAAAAAAWAwAAYXJjaGl2\
    ZS9kYXRhLzBQSwECAAAAAAgIAAAAAAAASClgpgwAAAAMAAAADgAAAAAAAAAAAAAAAADMAwAAYXJjaGl2ZS9kYXRh\
    LzFQSwECAAAAAAgIAAAAAAAAFNgHJwgAAAAIAAAADgAAAAAAAAAAAAAAAAAcBAAAYXJjaGl2ZS9kYXRhLzJQSwEC\
    AAAAAAgIAAAAAAAA0Z5nVQIAAAACAAAADwAAAAAAAAAAAAAAAACYBAAAYXJjaGl2ZS92ZXJzaW9uUEsBAgAAAAAI\
    CAAAAAAAACYlxkUoAAAAKAAAAB4AAAAAAAAAAAAAAAAAEgUAAGFyY2hpdmUvLmRhdGEvc2VyaWFsaXphdGlvbl9p\
    ZFBLBgYsAAAAAAAAAB4DLQAAAAAAAAAAAAkAAAAAAAAACQAAAAAAAABHAgAAAAAAALgFAAAAAAAAUEsGBwAAAAD/\
    BwAAAAAAAAEAAABQSwUGAAAAAAkACQBHAgAAuAUAAAAA
    """

  private let grownStorage = """
    gAKKCmz8nEb5IGqoUBkugAJN6QMugAJ9cQAoWBAAAABwcm90b2NvbF92ZXJzaW9ucQFN6QNYDQAAAGxpdHRsZV9l\
    bmRpYW5xAohYCgAAAHR5cGVfc2l6ZXNxA31xBChYBQAAAHNob3J0cQVLAlgDAAAAaW50cQZLBFgEAAAAbG9uZ3EH\
    SwR1dS6AAmNjb2xsZWN0aW9ucwpPcmRlcmVkRGljdApxAClScQEoWAgAAAAwLndlaWdodHECY3RvcmNoLl91dGls\
    cwpfcmVidWlsZF90ZW5zb3JfdjIKcQMoKFgHAAAAc3RvcmFnZXEEY3RvcmNoCkZsb2F0U3RvcmFnZQpxBVgOAAAA\
    OTQwMjQxNzY0NTU4NDBxBlgDAAAAY3B1cQdLFE50cQhRSwBLA0sHhnEJSwdLAYZxColoAClScQt0cQxScQ1YBgAA\
    ADAuYmlhc3EOaAMoKGgEaAVYDgAAADk0MDI0MDYwODM0NjU2cQ9oB0sDTnRxEFFLAEsDhXERSwGFcRKJaAApUnET\
    dHEUUnEVWAkAAAAxLmNvdW50ZXJxFmgDKChoBGN0b3JjaApMb25nU3RvcmFnZQpxF1gOAAAAOTQwMjQxNzY5MjEz\
    NzZxGGgHSwFOdHEZUUsAKSmJaAApUnEadHEbUnEcdS6AAl1xAChYDgAAADk0MDI0MDYwODM0NjU2cQFYDgAAADk0\
    MDI0MTc2NDU1ODQwcQJYDgAAADk0MDI0MTc2OTIxMzc2cQNlLgMAAAAAAAAAAACAPwAAgL8AAEA/FQAAAAAAAAAA\
    AMA/AAAAvwAAoD8AAEC/AACAPwAAgL8AAEA/AACgvwAAAD8AAMC/AACAPgAA4L8AAAAAAADgPwAAgL4AAMA/AAAA\
    vwAAoD8AAEC/AACAPwAAgL8BAAAAAAAAAAIAAAAAAAAA
    """
}
