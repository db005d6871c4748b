/// What may be wrong with a request, in the order in which it is said.
enum Wrong: Int, CaseIterable, Sendable {
  case unseen = 404
  case malformed = 400
  case stale = 412
  case forbidden = 403
  case conflict = 409
  case unfit = 422
}

extension Road {
  /// What may be wrong with a request on this road, each beside the next in the order; a chain each where not all can be
  /// wrong at once.
  var chains: [[Wrong]] {
    switch self {
    case .itemAPI, .itemPage, .answerAPI, .answerPage, .initiativeAPI, .initiativePage: [Wrong.allCases]
    case .bulkAPI, .bulkPage: [[.unseen, .stale, .forbidden, .conflict, .unfit], [.malformed]]
    case .startAPI: [[.unseen, .malformed, .stale, .conflict, .unfit], [.stale, .forbidden], [.forbidden, .unfit]]
    case .startPage, .startItemPage: [[.unseen, .malformed, .stale, .conflict], [.stale, .forbidden]]
    case .patch: [Wrong.allCases]
    case .editPage: [[.unseen, .stale, .forbidden, .conflict, .unfit]]
    case .registrationAPI: [[.unseen, .forbidden, .conflict, .unfit], [.malformed, .forbidden]]
    case .registrationPage: [[.unseen, .forbidden, .conflict, .unfit]]
    case .paste: [[.unseen, .forbidden, .conflict, .unfit]]
    case .hotlineDesk: [[.forbidden, .unfit]]
    case .cityList: [[.unseen, .forbidden, .unfit]]
    case .notePage: [[.unseen, .forbidden, .unfit]]
    case .revealAPI: [[.unseen, .malformed, .forbidden, .unfit]]
    case .revealPage: [[.unseen, .forbidden, .unfit]]
    case .linkAPI: [[.unseen, .malformed, .forbidden, .conflict, .unfit]]
    case .linkPage: [[.unseen, .forbidden]]
    case .uploadAPI: [[.malformed, .forbidden]]
    case .draftsAPI: [[.malformed, .forbidden, .unfit]]
    case .initiativesAPI: [[.malformed, .forbidden]]
    case .draftPage, .importPage, .pasteParts, .importVerb, .sessionAPI: []
    }
  }
}
