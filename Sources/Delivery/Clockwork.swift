import Domain
import Logging
import ServiceLifecycle

/// What time alone does: moves that have a timer, and items that recur. Each is one commit that checks what it relied
/// upon, so several servers may run it on one database, and what one of them made is not made again.
package struct Clockwork: Sendable {
  let timers: any Timers
  let workflows: Workflows
  let calendar: WorkCalendar
  let freshID: @Sendable () -> String
  let logger: Logger

  package init(
    timers: any Timers, workflows: Workflows, calendar: WorkCalendar, freshID: @escaping @Sendable () -> String, logger: Logger
  ) {
    self.timers = timers
    self.workflows = workflows
    self.calendar = calendar
    self.freshID = freshID
    self.logger = logger
  }

  /// Does all that is due; answers how much was done.
  @discardableResult
  package func turn(at now: Instant) async throws -> Int {
    try await recur(at: now) + move(at: now)
  }

  /// Makes up for what came due while nobody served, so that it is told of in one mail and not step by step.
  package func catchUp(at now: Instant) async {
    do { while try await turn(at: now) > 0 {} } catch { logger.error("clockwork failed", metadata: ["error": "\(error)"]) }
  }

  private func occasion(_ now: Instant) -> Occasion { Occasion(person: .system, now: now, via: "time", freshID: freshID) }

  private func move(at now: Instant) async throws -> Int {
    var done = 0
    var after: Item.ID?
    while true {
      let due = try await timers.due(at: now, after: after, limit: 200)
      guard let last = due.last else { return done }
      for id in due {
        // One that a freeze or a guard holds back waits, and the others go on.
        do {
          let world = try await timers.world(of: id)
          guard let change = try world.tick(on: occasion(now)) else { continue }
          if case .done? = try await timers.commit([change], once: nil, at: now).first { done += 1 }
        } catch let refusal as Refusal { logger.debug("timer waits", metadata: ["item": "\(id)", "why": "\(refusal.code)"]) }
      }
      after = last
    }
  }

  private func recur(at now: Instant) async throws -> Int {
    var done = 0
    for due in try await timers.turns(opening: calendar.zone.day(of: now)) {
      do { done += try await makeUp(due, at: now) } catch let refusal as Refusal {
        logger.error("recurrence fails", metadata: ["rule": "\(due.turn.key)", "why": "\(refusal)"])
      }
    }
    return done
  }

  /// Every period whose time has come, in order.
  private func makeUp(_ due: DueTurn, at now: Instant) async throws -> Int {
    var done = 0
    var turn = due.turn
    while let first = turn.next, let opens = turn.opens, opens <= calendar.zone.day(of: now) {
      let launch = Launch(workflows: workflows, calendar: calendar, agencies: [], people: [])
      let roster = try await timers.roster(of: due.initiative.id)
      let change = try launch.make(
        Period(due.recurrence.every, from: first), of: due.recurrence, in: due.initiative, roster: roster, on: occasion(now))
      // Another server may have been faster; then the rest is its too.
      guard case .done? = try await timers.commit([change], once: nil, at: now).first, let next = change.turns.first else { return done }
      done += 1
      turn = next
    }
    return done
  }
}

/// Turns the clockwork every few seconds until the server stops.
package struct ClockworkService: Service {
  let clockwork: Clockwork
  let now: @Sendable () -> Instant

  package init(_ clockwork: Clockwork, now: @escaping @Sendable () -> Instant) {
    self.clockwork = clockwork
    self.now = now
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await clockwork.turn(at: now()) } catch { clockwork.logger.error("clockwork failed", metadata: ["error": "\(error)"]) }
        try? await Task.sleep(for: .seconds(2))
      }
    }
  }
}
