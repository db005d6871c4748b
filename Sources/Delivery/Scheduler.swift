import Domain
import Logging

/// Performs what time alone triggers: moves with a timer, and the items of recurrences.
///
/// Each is a commit of its own that checks its preconditions, so several servers may run a scheduler on one database and nothing is done
/// twice.
package struct Scheduler: Sendable {
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

  /// Performs everything that is due.
  ///
  /// Moves that a freeze or a guard refuses are skipped and tried again in the next run.
  /// - Returns: The number of commits made.
  /// - Throws: Errors of the database.
  @discardableResult
  package func runDue(at now: Instant) async throws -> Int {
    try await recur(at: now) + move(at: now)
  }

  /// Performs everything that came due while no server ran, until nothing more is due, so that one digest reports all of it. Logs an error
  /// and returns.
  package func catchUp(at now: Instant) async {
    do { while try await runDue(at: now) > 0 {} } catch { logger.error("scheduler failed", metadata: ["error": "\(error)"]) }
  }

  private func action(_ now: Instant) -> ActionContext { ActionContext(person: .system, now: now, via: "time", freshID: freshID) }

  private func move(at now: Instant) async throws -> Int {
    var done = 0
    var after: Item.ID?
    while true {
      let due = try await timers.due(at: now, after: after, limit: 200)
      guard let last = due.last else { return done }
      for id in due {
        // A refused move (freeze, guard) must not keep the others from running.
        do {
          let itemContext = try await timers.context(of: id)
          guard let change = try itemContext.tick(on: action(now)) else { continue }
          if case .done? = try await timers.commit([change], at: now).first { done += 1 }
        } catch let refusal as Refusal { logger.debug("timer waits", metadata: ["item": "\(id)", "why": "\(refusal.code)"]) }
      }
      after = last
    }
  }

  private func recur(at now: Instant) async throws -> Int {
    var done = 0
    for due in try await timers.cursors(opening: calendar.zone.day(of: now)) {
      do { done += try await catchUp(due, at: now) } catch let refusal as Refusal {
        logger.error("recurrence fails", metadata: ["rule": "\(due.turn.key)", "why": "\(refusal)"])
      }
    }
    return done
  }

  /// Creates the item of every period that has opened, in order.
  private func catchUp(_ due: DueRecurrence, at now: Instant) async throws -> Int {
    var done = 0
    var turn = due.turn
    while let first = turn.next, let opens = turn.opens, opens <= calendar.zone.day(of: now) {
      let launch = Launch(workflows: workflows, calendar: calendar, agencies: [], people: [])
      let roster = try await timers.roster(of: due.initiative.id)
      let change = try launch.make(
        Period(due.recurrence.every, from: first), of: due.recurrence, in: due.initiative, roster: roster, on: action(now))
      // Refused: another server was faster, and creates the remaining periods too.
      guard case .done? = try await timers.commit([change], at: now).first, let next = change.cursors.first else { return done }
      done += 1
      turn = next
    }
    return done
  }
}
