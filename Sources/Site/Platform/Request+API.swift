import Application
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Web

extension Request {
  /// Reads the body as a JSON object.
  ///
  /// - Throws: 413 above `SecurityPolicy.maxJSONBytes`, 400 if it is not an object.
  func json(_ context: SiteContext) async throws -> JSONValue {
    let body = try await body.collect(upTo: SecurityPolicy.maxJSONBytes)
    guard let json = JSONValue(json: body.readableBytesView), case .object = json else {
      throw Problem(400, "not-json", context.text.problemNotJson, in: context)
    }
    return json
  }

  /// N of `If-Match: "N"`; nil without the header and for `*`.
  ///
  /// - Throws: 412 for a tag that is no version.
  func version(_ context: SiteContext) throws -> Int? {
    guard let header = headers[.ifMatch], header != "*" else { return nil }
    let digits = header.replacing("W/", with: "").trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
    guard let version = Int(digits) else { throw Problem(412, "stale", context.text.refusalStale, in: context) }
    return version
  }

  /// The key of the header `Idempotency-Key`; nil where the caller sent none.
  /// - Parameter digest: Of the body, made only where there is a key.
  /// - Throws: 400 where it is empty, too long, or not printable.
  func key(_ context: SiteContext, digest: () -> String) throws -> RequestKey? {
    guard let key = headers[.idempotencyKey] else { return nil }
    guard !key.isEmpty, key.count <= SecurityPolicy.maxIdempotencyKeyLength,
      key.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else {
      throw Problem(400, "bad-parameter", context.text.problemBadParameter("Idempotency-Key"), in: context)
    }
    return RequestKey(path: "\(method.rawValue) \(uri.path)", key: key, digest: digest())
  }

  func key(of body: JSONValue, _ context: SiteContext) throws -> RequestKey? {
    try key(context) { SessionTokens.digest(body.sorted.serialized) }
  }

  func via(_ context: SiteContext) -> String { "api \(context.address)" }
}

extension Inputs {
  /// The input of a JSON body: what every item has stands beside `fields` or in them.
  /// - Parameter known: Members that are no input. One that is neither is a fault.
  init(_ body: JSONValue, known: [String]) {
    self.init()
    for member in body.members {
      if member.name == "fields" {
        guard case .object(let fields) = member.value else {
          faults.append(Fault("fields", .unknown))
          continue
        }
        for field in fields { set(field.name, field.value) }
      } else if member.name == "comment" {
        set("reason", member.value)
      } else if Need.reserved.contains(member.name) {
        set(member.name, member.value)
      } else if !known.contains(member.name) {
        faults.append(Fault(member.name, .unknown))
      }
    }
  }

  /// A name that comes twice, beside `fields` and in it, is a fault: which of the two is meant, nobody can say.
  private mutating func set(_ name: String, _ value: JSONValue) {
    if values.updateValue(value.input, forKey: name) != nil { faults.append(Fault(name, .twice)) }
  }
}

extension JSONValue {
  /// The `comment` of a body that has nothing else; empty where it is missing.
  /// - Throws: `Refusal.faults` for another member, and for what is no text.
  func reason() throws(Refusal) -> String {
    let inputs = Inputs(self, known: [])
    let unknown = inputs.values.keys.filter { $0 != Need.reason.description }.sorted().map { Fault($0, .unknown) }
    if !(inputs.faults + unknown).isEmpty { throw .faults(inputs.faults + unknown) }
    switch self["comment"] {
    case nil, .null?: return ""
    case .text(let text)? where !text.utf8.contains(0): return text.trimmed
    default: throw .faults([Fault("comment", .notText)])
    }
  }

  /// The value with the members of every object sorted by name.
  var sorted: JSONValue {
    switch self {
    case .object(let members): .object(members.map { .init(name: $0.name, value: $0.value.sorted) }.sorted { $0.name < $1.name })
    case .list(let list): .list(list.map(\.sorted))
    default: self
    }
  }
}

extension IdempotentResponse {
  init(_ json: JSONValue, status: Int, location: String? = nil) { self.init(status: status, location: location, body: json.serialized) }

  /// - Parameter version: Of the item that the body shows, where the caller knows it.
  func response(version: Int? = nil) -> Response {
    var headers: HTTPFields = [:]
    if let location { headers[.location] = location }
    if let version = version ?? shownVersion { headers[.eTag] = "\"\(version)\"" }
    return .of(Array(body.utf8), type: "application/json; charset=utf-8", status: .init(code: status), headers: headers)
  }

  /// The version of the item that the body shows; nil where it shows none. An item begins with its id; a list of them may be long.
  private var shownVersion: Int? {
    guard body.hasPrefix(#"{"id":"#) else { return nil }
    var version: Int?
    try? JSONReader.read(body) { reader in
      try reader.object { reader, name in if name == "version" { version = Int(try reader.integer()) } else { try reader.skip() } }
    }
    return version
  }
}

extension SiteContext {
  /// 400 that names a parameter.
  func bad(_ name: String) -> Problem { Problem(400, "bad-parameter", text.problemBadParameter(name), in: self) }

  func itemID() throws -> Item.ID { Item.ID(try parameters.require("id")) }
}

extension Answer where Result == IdempotentResponse {
  /// The response, whether it was made now or stored earlier.
  func response() -> Response {
    switch self {
    case .fresh(let response), .stored(let response): response.response()
    }
  }
}
