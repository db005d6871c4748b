import Testing

/// A way by which somebody asks the server for a change: the request that it sends.
enum Road: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case itemAPI = "POST /api/v1/items/{id}/moves"
  case itemPage = "POST /items/{id}/moves"
  case bulkAPI = "POST /api/v1/items/moves"
  case bulkPage = "POST /items/moves"
  case answerAPI = "POST /api/v1/answers/{secret}"
  case answerPage = "POST /answer/{secret}"
  case initiativeAPI = "POST /api/v1/initiatives/{id}/moves"
  case initiativePage = "POST /initiatives/{id}/moves"
  case startAPI = "POST /api/v1/initiatives/{id}/moves start"
  case startPage = "POST /initiatives/{id}/moves start"
  case startItemPage = "POST /items/{id}/moves start"
  case draftPage = "POST /import/{id}"
  case importPage = "POST /import"
  case initiativesAPI = "POST /api/v1/initiatives"
  case registrationAPI = "POST /api/v1/items"
  case registrationPage = "POST /items"
  case paste = "POST /initiatives/{id}/ledger/paste"
  case pasteParts = "POST /initiatives/{id}/kinds/{kind}/paste?parent="
  case hotlineDesk = "POST /hotline"
  case cityList = "POST /initiatives/{id}/hotline"
  case importVerb = "duban import"
  case patch = "PATCH /api/v1/items/{id}"
  case editPage = "POST /items/{id}/edit"
  case notePage = "POST /items/{id}/notes"
  case revealAPI = "POST /api/v1/items/{id}/reveal"
  case revealPage = "POST /items/{id}/reveal"
  case linkAPI = "POST /api/v1/items/{id}/links"
  case linkPage = "POST /items/{id}/link"
  case uploadAPI = "POST /api/v1/uploads"
  case draftsAPI = "POST /api/v1/drafts"
  case sessionAPI = "POST /api/v1/sessions"

  var testDescription: String { rawValue }

  /// The four by which a move is made on an item by somebody with an account.
  static let moves: [Road] = [.itemAPI, .itemPage, .bulkAPI, .bulkPage]
}
