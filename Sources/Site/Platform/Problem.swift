import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// An error as an answer, after RFC 9457. The only place where a refusal becomes a status.
struct Problem: Error, Sendable {
  var status: Int
  var code: String
  var title: String
  var faults: [(field: String, sentence: String)] = []
  var blockers = Refusal.Blockers([])
  /// Seconds.
  var retryAfter: Int64?
  var requestID: String

  init(_ error: any Error, in context: SiteContext) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal:
      self.init(Self.status(of: refusal), refusal.code, context.text.sentence(refusal, in: context.language), in: context)
      faults = context.text.faults(refusal)
      blockers = refusal.blockers
    case let fault as NoticeFault: self.init(422, fault.code, fault.sentence[context.language], in: context)
    case let error as any HTTPResponseError where error.status.code == 413:
      self.init(413, "too-large", context.text.problemTooLarge, in: context)
    case let error as any HTTPResponseError where error.status == .notFound:
      self.init(404, "not-found", context.text.problemNotFound, in: context)
    case let error as any HTTPResponseError: self.init(error.status.code, "bad-request", context.text.problemBadRequest, in: context)
    case is DatabaseUnavailable:
      self.init(503, "out-of-reach", context.text.problemOutOfReach, in: context, retryAfter: SecurityPolicy.databaseRetrySeconds)
    default: self.init(500, "internal", context.text.problemInternal, in: context)
    }
  }

  init(_ status: Int, _ code: String, _ title: String, in context: SiteContext, retryAfter: Int64? = nil) {
    self.status = status
    self.code = code
    self.title = title
    self.retryAfter = retryAfter
    requestID = context.id
  }

  static func status(of refusal: Refusal) -> Int {
    switch refusal {
    case .notFound: 404
    case .notAllowed, .ownWork: 403
    case .stale: 412
    case .unknownMove, .notFromHere, .openParts, .openShares, .notYetDone, .stillOpen, .parentClosed, .notItsParty, .limitPassed, .tooLate,
      .frozen, .beyondConsent, .extendedEnough, .extendedTooFar, .askedTooLate, .notFrozen, .noParts, .unbalanced, .otherChoice, .onlyUnder,
      .locked, .byMoveOnly:
      409
    case .unknownKind, .faults, .missing, .noLead, .keyReused: 422
    }
  }

  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "type", value: .text("urn:duban:problem:\(code)")), .init(name: "title", value: .text(title)),
      .init(name: "status", value: .integer(Int64(status))), .init(name: "code", value: .text(code)),
      .init(name: "instance", value: .text("urn:duban:request:\(requestID)")),
    ]
    if !faults.isEmpty {
      members.append(.init(name: "errors", value: .list(faults.map { ["field": .text($0.field), "detail": .text($0.sentence)] })))
    }
    if blockers.count > 0 {
      members.append(
        .init(
          name: "blockers",
          value: .list(blockers.named.map { ["id": .text($0.id.text), "number": .text($0.number), "title": .text($0.title)] })))
      members.append(.init(name: "blockerCount", value: .integer(Int64(blockers.count))))
    }
    return .object(members)
  }

  var response: Response {
    var response = Response.json(json, status: .init(code: status))
    response.headers[.contentType] = "application/problem+json; charset=utf-8"
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    if status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  static func json(_ json: JSONValue, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    .of(json.serializedBytes, type: "application/json; charset=utf-8", status: status, headers: headers)
  }

  static func of(_ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = type
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  static func seeOther(_ address: String) -> Response { Response(status: .seeOther, headers: [.location: address]) }
}
