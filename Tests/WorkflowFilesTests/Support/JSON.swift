import Foundation

enum JSON {
  static func decode<Value: Decodable>(_: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(text.utf8))
  }
  static func encode(_ value: some Encodable) throws -> Data { try JSONEncoder().encode(value) }
}
