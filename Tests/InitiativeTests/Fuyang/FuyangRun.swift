import TestSupport
import Testing

/// The Fuyang initiative in a database of its own.
struct FuyangRun: Sendable {
  let play: Play

  static let noticeDay = "2020-05-28T09:00+08:00"
  static let counties: [(login: String, name: String)] = [
    ("jieshou", "界首市"), ("taihe", "太和县"), ("linquan", "临泉县"), ("funan", "阜南县"), ("yingshang", "颍上县"), ("yingzhou", "颍州区"),
    ("yingdong", "颍东区"), ("yingquan", "颍泉区"),
  ]
  static let leadingGroup = "阜阳市医保局参保清查完善信息工作领导小组"

  static func begin(on base: Base = .usual) async throws -> FuyangRun {
    let others = [
      "boss", "deputy-1", "deputy-2", "deputy-3", "supervisor", "office", "office-clerk", "member-1", "policy-1", "employees-head",
      "residents-head",
      "residents-clerk", "technical-1", "technical-2", "jieshou-policy", "jieshou-employee", "taihe-policy",
    ]
    return FuyangRun(play: try await Play.begin("fuyang-2020", at: noticeDay, people: others + counties.map(\.login), on: base))
  }

  subscript(_ login: String) -> Client { play[login] }

  func refusal(_ answer: Client.Answer) -> String { play.refusal(answer) }

  /// A county's report for a milestone, found by a word of the milestone's title.
  func report(_ county: String, _ milestone: String) async throws -> String {
    try await play.part(of: try await play.find("collection", milestone), county)
  }
}
