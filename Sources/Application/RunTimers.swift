import Domain
import Logging

/// Performs what time alone triggers: moves with a timer, and the items of recurrences.
///
/// Each is a commit of its own that checks its preconditions, so several servers may run it on one database and nothing is done twice.
package struct RunTimers: Sendable {
  let useCases: UseCases
  private var timers: any Timers { useCases.repositories.timers }
  private var logger: Logger { Logger(label: "duban") }

  /// Performs everything that is due. Moves that a freeze or a guard refuses are skipped and tried again in the next run.
  /// - Returns: The number of commits made.
  /// - Throws: Errors of the database.
  @discardableResult
  package func callAsFunction(at now: Instant) async throws -> Int { try await recur(at: now) + move(at: now) }

  private func action(_ now: Instant) -> ActionContext {
    ActionContext(person: .system, now: now, via: "time", freshID: useCases.freshID)
  }

  private func commit(_ change: Change, at now: Instant) async throws -> Bool {
    if case .done? = try await useCases.repositories.items.commit([change], at: now).first { true } else { false }
  }

  private func move(at now: Instant) async throws -> Int {
    var done = 0
    var after: Item.ID?
    while true {
      let due = try await timers.due(at: now, after: after, limit: 200)
      guard let last = due.last else { return done }
      for id in due {
        // A refused move (freeze, guard) must not keep the others from running.
        do {
          guard let change = try await timers.context(of: id).tick(on: action(now)) else { continue }
          if try await commit(change, at: now) { done += 1 }
        } catch let refusal as Refusal { logger.debug("timer waits", metadata: ["item": "\(id)", "why": "\(refusal.code)"]) }
      }
      after = last
    }
  }

  private func recur(at now: Instant) async throws -> Int {
    var done = 0
    for due in try await timers.cursors(opening: useCases.calendar.zone.day(of: now)) {
      do { done += try await catchUp(due, at: now) } catch let refusal as Refusal {
        logger.error("recurrence fails", metadata: ["rule": "\(due.turn.key)", "why": "\(refusal)"])
      }
    }
    return done
  }

  /// Creates the item of every period that has opened, in order.
  private func catchUp(_ due: DueRecurrence, at now: Instant) async throws -> Int {
    var done = 0
    var cursor = due.turn
    let launch = Launch(workflows: useCases.workflows, calendar: useCases.calendar, agencies: [], people: [])
    while let first = cursor.next, let opens = cursor.opens, opens <= useCases.calendar.zone.day(of: now) {
      let roster = try await timers.roster(of: due.initiative.id)
      let change = try launch.make(
        Period(due.recurrence.every, from: first), of: due.recurrence, in: due.initiative, roster: roster, on: action(now))
      // Refused: another server was faster, and creates the remaining periods too.
      guard try await commit(change, at: now), let next = change.cursors.first else { return done }
      done += 1
      cursor = next
    }
    return done
  }
}
