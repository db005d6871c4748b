import Domain

/// Everything that can be done, and what it is done with. A page, the API, a link, a timer and a command call it. A class, since every use
/// case refers to it.
package final class UseCases: Sendable {
  package let repositories: Repositories
  package let workflows: Workflows
  package let calendar: WorkCalendar
  package let now: @Sendable () -> Instant
  /// Makes ids that sort in the order in which they are made.
  package let freshID: @Sendable () -> String
  /// Reminders due before this instant are stored as skipped: a story that is loaded after the fact wakes nobody.
  package let remindsFrom: Instant?

  package init(
    repositories: Repositories, workflows: Workflows, calendar: WorkCalendar, now: @escaping @Sendable () -> Instant,
    freshID: @escaping @Sendable () -> String, remindsFrom: Instant? = nil
  ) {
    self.repositories = repositories
    self.workflows = workflows
    self.calendar = calendar
    self.now = now
    self.freshID = freshID
    self.remindsFrom = remindsFrom
  }

  package var makeMove: MakeMove { MakeMove(useCases: self) }
  package var registerItem: RegisterItem { RegisterItem(useCases: self) }
  package var escalateItems: EscalateItems { EscalateItems(useCases: self) }
  package var correctItem: CorrectItem { CorrectItem(useCases: self) }
  package var writeNote: WriteNote { WriteNote(useCases: self) }
  package var revealFields: RevealFields { RevealFields(useCases: self) }
  package var giveLink: GiveLink { GiveLink(useCases: self) }
  package var openLink: OpenLink { OpenLink(useCases: self) }
  package var changeSeats: ChangeSeats { ChangeSeats(useCases: self) }
  package var correctDraft: CorrectDraft { CorrectDraft(useCases: self) }
  package var importNotice: ImportNotice { ImportNotice(useCases: self) }
  package var importTable: ImportTable { ImportTable(useCases: self) }
  package var loadInitiative: LoadInitiative { LoadInitiative(useCases: self) }
  package var storeUpload: StoreUpload { StoreUpload(useCases: self) }
  package var signIn: SignIn { SignIn(useCases: self) }
  package var openSession: OpenSession { OpenSession(useCases: self) }
  package var runTimers: RunTimers { RunTimers(useCases: self) }
  package var recalculateDeadlines: RecalculateDeadlines { RecalculateDeadlines(useCases: self) }
  package var migrateItems: MigrateItems { MigrateItems(useCases: self) }

  /// The response stored under a key. Every request asks for it before anything else.
  /// - Throws: `Refusal.keyReused` where the key came with another body.
  package func stored(_ key: RequestKey?, of actor: Actor) async throws -> IdempotentResponse? {
    guard let key else { return nil }
    return try await repositories.items.response(to: key.lookup(of: actor.person.id))
  }

  /// Answers a request that changes nothing but its key: the same request gets the same response again.
  package func respond(
    to key: RequestKey?, of actor: Actor, _ make: () async throws -> IdempotentResponse
  ) async throws -> IdempotentResponse {
    if let stored = try await stored(key, of: actor) { return stored }
    let response = try await make()
    guard let key else { return response }
    let result = try await repositories.items.commit([], key: key.storing(for: actor.person.id) { _ in response }, at: now())
    return if case .stored(let stored) = result { stored } else { response }
  }

  func action(_ actor: Actor) -> ActionContext {
    ActionContext(person: actor.person, now: now(), via: actor.via, freshID: freshID)
  }

  /// Initiatives are set up from the people and agencies known now.
  func launch() async throws -> Launch {
    Launch(
      workflows: workflows, calendar: calendar, agencies: try await repositories.directory.agencies(),
      people: try await repositories.directory.people())
  }
}
