/// An error page: a sentence, the request id to quote on the telephone, and a link back.
package struct ErrorPage: Sendable {
  /// The sort of error, which decides the HTTP status and the advice shown.
  package enum Kind: Sendable, CaseIterable {
    case forbidden, expired, missing, overtaken, unacceptable, tooMany, ours
  }

  package var frame: FramePart
  package var kind: Kind
  /// The details, if they may be shown: the refusal, or who made which change first.
  package var sentence: String?
  package var requestId: String
  package var back: LinkPart

  package init(frame: FramePart, kind: Kind, sentence: String? = nil, requestId: String, back: LinkPart) {
    self.frame = frame
    self.kind = kind
    self.sentence = sentence
    self.requestId = requestId
    self.back = back
  }

  /// The HTTP status.
  package var status: Int {
    switch kind {
    case .forbidden, .expired: 403
    case .missing: 404
    case .overtaken: 409
    case .unacceptable: 422
    case .tooMany: 429
    case .ours: 500
    }
  }
  package var isExpired: Bool { kind == .expired }
  package var isForbidden: Bool { kind == .forbidden }
  package var isMissing: Bool { kind == .missing }
  package var isOvertaken: Bool { kind == .overtaken }
  package var isUnacceptable: Bool { kind == .unacceptable }
  package var isTooMany: Bool { kind == .tooMany }
  package var isOurs: Bool { kind == .ours }
}
