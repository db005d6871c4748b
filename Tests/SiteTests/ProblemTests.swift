import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Site

@Suite("A problem")
struct ProblemTests {
  private static let name = Name(zh: "销号", en: "Sign off")
  private static let blocker = Refusal.Blocker(id: Item.ID("i1"), number: "台账-1", title: "补卡", state: name)

  /// One of each case.
  static let refusals: [(refusal: Refusal, status: Int)] = [
    (.notFound, 404), (.unknownKind("wish"), 422), (.unknownMove("fly"), 409), (.notAllowed(name), 403), (.ownWork(name), 403),
    (.notFromHere(move: name, state: name), 409), (.stale(version: 3, by: "赵某"), 412), (.faults([Fault("limit", .unknown)]), 422),
    (.missing([.reason]), 422), (.openParts(.init([blocker])), 409), (.openShares(.init([blocker])), 409),
    (.notYetDone(.init([blocker])), 409),
    (.stillOpen(.init([blocker], count: 30)), 409), (.parentClosed(blocker), 409), (.notItsParty(blocker), 409), (.limitPassed, 409),
    (.tooLate(TimeLimit("3 working days")!), 409), (.frozen(blocker, consent: nil), 409),
    (.beyondConsent(blocker, covers: 1, asked: 2), 409),
    (.extendedEnough(times: 2), 409), (.extendedTooFar(Day("2019-11-20")!), 409), (.askedTooLate(TimeLimit("1 working days")!), 409),
    (.notFrozen("cut-over"), 409), (.noParts, 409), (.unbalanced(left: 1, right: 2, .equals, isMoney: true), 409),
    (.otherChoice(field: "category", options: ["other"]), 409), (.onlyUnder([name]), 409), (.locked(name), 409), (.byMoveOnly([name]), 409),
    (.keyReused, 422), (.noLead, 422),
  ]

  @Test("has the status of its refusal", arguments: refusals)
  func status(_ refusal: Refusal, _ status: Int) { #expect(Problem.status(of: refusal) == status) }

  @Test("is answered after RFC 9457, with its code, its sentence and the request's id", arguments: refusals)
  func response(_ refusal: Refusal, _ status: Int) async throws {
    let answer = try await TestRoute { _, _ in throw refusal }.answer()
    #expect(answer.status.code == status)
    #expect(answer.headers[.contentType] == "application/problem+json; charset=utf-8")
    let json = try #require(answer.json)
    #expect(json["type"] == .text("urn:duban:problem:\(refusal.code)"))
    #expect(json["status"] == .integer(Int64(status)) && json["code"] == .text(refusal.code))
    #expect(json["title"]?.text?.isEmpty == false)
    #expect(json["instance"]?.text?.hasPrefix("urn:duban:request:") == true)
    #expect((json["blockers"]?.list?.count ?? 0) == refusal.blockers.named.count)
    #expect(json["blockerCount"] == (refusal.blockers.count == 0 ? nil : .integer(Int64(refusal.blockers.count))))
  }

  @Test("names each field that is wrong")
  func faults() async throws {
    let answer = try await TestRoute { _, _ in throw Refusal.faults([Fault("limit", .unknown), Fault("title", .unknown)]) }.answer()
    #expect(answer.json?["errors"]?.list?.compactMap { $0["field"]?.text } == ["limit", "title"])
  }

  @Test("is said in the language that was asked for")
  func language() async throws {
    let route = TestRoute { _, _ in throw Refusal.notFound }
    let (chinese, english) = (try await route.answer(), try await route.answer(headers: [.acceptLanguage: "en-GB"]))
    #expect(chinese.json?["title"] != english.json?["title"])
    #expect(english.json?["title"]?.text?.allSatisfy(\.isASCII) == true)
  }

  private struct Unexpected: Error {}

  @Test("of an unexpected error says nothing about it")
  func unexpected() async throws {
    let answer = try await TestRoute { _, _ in throw Unexpected() }.answer()
    #expect(answer.status == .internalServerError)
    #expect(answer.json?["code"] == "internal")
    #expect(!answer.text.contains("Unexpected"))
  }

  @Test("of a database that is away is 503, with the time after which to come again")
  func databaseAway() async throws {
    let answer = try await TestRoute { _, _ in throw DatabaseUnavailable(why: "connection refused: secret") }.answer()
    #expect(answer.status == .serviceUnavailable)
    #expect(answer.headers[.retryAfter] == String(SecurityPolicy.databaseRetrySeconds))
    #expect(!answer.text.contains("secret"))
  }

  @Test("of a request without a token is 401 and names the scheme")
  func unauthorized() async throws {
    let answer = try await TestRoute { _, context in
      _ = try context.signedIn()
      return .text("")
    }.answer()
    #expect(answer.status == .unauthorized)
    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
  }
}
