import TestSupport
import Testing

/// The Panzhihua initiative in a database of its own.
struct PanzhihuaRun: Sendable {
  let play: Play

  static let noticeDay = "2022-04-20T09:00+08:00"
  static let counties: [(login: String, name: String)] = [
    ("dong", "东区"), ("xi", "西区"), ("renhe", "仁和区"), ("miyi", "米易县"), ("yanbian", "盐边县"),
  ]
  /// The logins of an agency's clerk and head, and its name.
  static let agencies: [(clerk: String, head: String, name: String)] =
    [("centre", "centre-head", "市医保事务中心")] + counties.map { ($0.login, $0.login + "-head", $0.name + "医保事务中心") }

  static func begin(on base: Base = .usual) async throws -> PanzhihuaRun {
    let others = [
      "boss", "boss-deputy", "supervisor", "office", "office-clerk", "centre-head", "centre", "centre-accountant", "responder", "info-head",
      "info",
    ]
    let people = others + counties.flatMap { [$0.login, $0.login + "-head", $0.login + "-bureau"] }
    return PanzhihuaRun(play: try await Play.begin("panzhihua-2022", at: noticeDay, people: people, on: base))
  }

  subscript(_ login: String) -> Client { play[login] }

  func refusal(_ answer: Client.Answer) -> String { play.refusal(answer) }
}
