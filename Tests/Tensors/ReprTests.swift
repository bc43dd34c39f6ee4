import Foundation
import Tensors
import XCTest

/// What printing shows, compared with what real PyTorch printed.
final class ReprTests: XCTestCase {
  func testDescription_everyTensorOfTheOracle_isPyTorchsRepr() throws {
    let cases = try Oracle.tensors()
    XCTAssertGreaterThanOrEqual(cases.count, 60)
    for item in cases {
      let tensor = try item.makeTensor()
      XCTAssertEqual(tensor.description, item.repr, item.id)
    }
  }

  func testDescription_everyDType_isShownUnlessItCanBeSeen() {
    let expected: [DType: String] = [
      .float64: "tensor([1., 0.], dtype=torch.float64)",
      .float32: "tensor([1., 0.])",
      .float16: "tensor([1., 0.], dtype=torch.float16)",
      .bfloat16: "tensor([1., 0.], dtype=torch.bfloat16)",
      .float8e4m3fn: "tensor([1., 0.], dtype=torch.float8_e4m3fn)",
      .float8e5m2: "tensor([1., 0.], dtype=torch.float8_e5m2)",
      .int64: "tensor([1, 0])",
      .int32: "tensor([1, 0], dtype=torch.int32)",
      .int16: "tensor([1, 0], dtype=torch.int16)",
      .int8: "tensor([1, 0], dtype=torch.int8)",
      .uint64: "tensor([1, 0], dtype=torch.uint64)",
      .uint32: "tensor([1, 0], dtype=torch.uint32)",
      .uint16: "tensor([1, 0], dtype=torch.uint16)",
      .uint8: "tensor([1, 0], dtype=torch.uint8)",
      .bool: "tensor([ True, False])",
      .complex128: "tensor([1.+0.j, 0.+0.j], dtype=torch.complex128)",
      .complex64: "tensor([1.+0.j, 0.+0.j])",
    ]
    for dtype in DType.allCases {
      XCTAssertEqual(Tensor([1, 0], dtype: dtype).description, expected[dtype])
    }
  }
}

/// What real PyTorch printed: a file of the public set.
enum Oracle {
  struct TensorCase: Decodable {
    let id: String
    let dtype: String
    let shape: [Int]
    let device: String
    let requiresGrad: Bool
    let isParameter: Bool
    let repr: String
    let bytesHex: String?

    func makeTensor() throws -> Tensor {
      let dtype = try XCTUnwrap(DType.allCases.first { $0.name == self.dtype })
      let tensor =
        if let bytesHex {
          try Tensor(bytes: bytes(bytesHex), dtype: dtype, shape: shape)
        } else {
          try Tensor.zeros(shape, dtype: dtype, device: .meta)
        }
      tensor.requiresGrad = requiresGrad
      return isParameter ? Parameter(tensor, requiresGrad: requiresGrad) : tensor
    }
  }

  static func tensors() throws -> [TensorCase] {
    struct File: Decodable { let tensors: [TensorCase] }
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Conformance/public/reprs.json")
    let data = try Data(contentsOf: file)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(File.self, from: data).tensors
  }

  static func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }
}
