import Application
import Domain
import Web

/// The approved answers of an initiative: the questions of its notice, and the answers approved from tickets and
/// ledgers.
struct HotlineAnswers: Sendable {
  struct Known: Sendable {
    var id: String
    var question: String
    var answer: String
    /// The approved item; nil for an answer of the notice.
    var item: Item?
  }

  static let kind: Workflow.Kind = "faq-answer"
  private static let most = 60
  /// The number of answers that have a keyboard shortcut; a script ranks the others as the operator types.
  private static let shown = 5
  let known: [Known]

  init(_ site: Site, of initiative: Initiative, within scope: Scope) async throws {
    var query = ItemQuery(now: site.now(), limit: SecurityPolicy.maxPageSize)
    query.initiative = initiative.id
    query.kinds = [Self.kind]
    query.states = ["approved"]
    let items = try await site.repositories.items.list(query, within: scope).sorted { $0.registeredAt > $1.registeredAt }
    known =
      items.map { Known(id: $0.id.text, question: $0.title, answer: $0.fields["answer"]?.text ?? "", item: $0) }
      + initiative.questions.enumerated().map { Known(id: "n\($0 + 1)", question: $1.question, answer: $1.answer) }
  }

  /// The answers of all running initiatives; visible without signing in.
  static func open(on site: Site) async throws -> [Known] {
    var everything = Scope(of: .system, posts: [])
    everything.isEverything = true
    var known: [Known] = []
    for (initiative, item) in try await site.repositories.initiatives.initiatives(within: everything) where item.state == "running" {
      known += try await HotlineAnswers(site, of: initiative, within: everything).known
    }
    return known
  }

  subscript(id: String?) -> Known? { known.first { $0.id == id } }

  /// The answers ordered by similarity to the words, at most 60; in stored order if no answer shares any.
  func found(for words: String, in request: PageRequest) -> [HotlineDeskPage.Answer] {
    let asked = TextSimilarity(words)
    var ranked = known.enumerated().map { (place: $0, known: $1, score: asked.shared(with: TextSimilarity($1.question + " " + $1.answer))) }
    if !asked.isEmpty, ranked.contains(where: { $0.score > 0 }) {
      ranked.sort { ($1.score, $0.place) < ($0.score, $1.place) }
    }
    return ranked.prefix(Self.most).enumerated().map { place, one in
      HotlineDeskPage.Answer(
        id: one.known.id, question: one.known.question, status: status(one.known, request), text: one.known.answer,
        shortcut: place < Self.shown ? place + 1 : 0)
    }
  }

  /// The source of an answer: the notice, or the version and day of its approval.
  private func status(_ known: Known, _ request: PageRequest) -> String {
    guard let item = known.item, let at = item.closedAt else { return request.text.hotlineAnswersNotice }
    return request.text.hotlineAnswersVersion(item.round, request.text.monthDay(request.zone.day(of: at)))
  }
}
