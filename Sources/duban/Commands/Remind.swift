import ArgumentParser
import Delivery
import Domain
import Foundation
import Logging
import Store

/// Sends what is due at one instant, or prints it.
struct Remind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "发出到点的提醒，或用 --dry-run 看看会发什么")
  @OptionGroup var options: StorageOptions
  @Option(help: "时刻，例如 2019-11-20T09:00+08:00") var at: String?
  @Flag(help: "只打印，不发送") var dryRun = false

  func run() async throws {
    let app = try options.app()
    let zone = app.calendar.zone
    let now =
      try at.map { text in
        guard let instant = zone.parse(text) else { throw ValidationError("--at 不是时间：\(text)") }
        return instant
      } ?? app.now()
    let mail = dryRun ? nil : app.settings.mail
    try await app.with { store in
      // Moves that time makes come first, so that their reminders are in the same digest.
      if !dryRun { try await app.scheduler(store).runDue(at: now) }
      if dryRun {
        // Nothing is sent at night or on a day off, however long it has been due.
        guard app.calendar.sendingTime(atOrAfter: now) == now else { return }
        try Self.show(await store.outbox.preview(dueAt: now), zone)
        return
      }
      let dispatcher = OutboxDispatcher(
        outbox: store.outbox, workflows: store.workflows, calendar: app.calendar, settings: mail,
        logger: Logger(label: "duban"))
      let outcome = try await dispatcher.runOnce(at: now)
      print("sent \(outcome.sent), failed \(outcome.failed)")
      if outcome.failed > 0 { throw ExitCode(1) }
    }
  }

  /// Prints one JSON object a line. A message has several recipients: the text before and after the recipient is made once.
  private static func show(_ due: DueLines, _ zone: Zone) throws {
    var (instants, rules): ([Instant: [UInt8]], [String: [UInt8]]) = ([:], [:])
    // The two pieces of each line in one buffer, and the offsets at which they end.
    var (pieces, bounds): ([UInt8], [Int]) = ([], [0])
    for line in due.lines {
      let instant = instants[line.due] ?? Array(#"{"channel":"mail","due":"\#(zone.format(line.due))","item":""#.utf8)
      instants[line.due] = instant
      let rule = rules[line.rule] ?? Array(#","rule":\#(json(line.rule))}\#n"#.utf8)
      rules[line.rule] = rule
      pieces += instant
      pieces += line.item.text.utf8
      bounds.append(pieces.count)
      pieces += rule
      bounds.append(pieces.count)
    }
    var output: [UInt8] = []
    try pieces.withUnsafeBufferPointer { pieces in
      for part in due.parts {
        let person = part.recipient
        let recipient = Array(#"","recipient":\#(json(person.mail ?? person.login ?? person.name))"#.utf8)
        for place in part.places {
          let (start, middle, end) = (bounds[2 * place], bounds[2 * place + 1], bounds[2 * place + 2])
          output.append(contentsOf: UnsafeBufferPointer(rebasing: pieces[start..<middle]))
          output += recipient
          output.append(contentsOf: UnsafeBufferPointer(rebasing: pieces[middle..<end]))
        }
        if output.count > 1 << 16 { try write(&output) }
      }
    }
    try write(&output)
  }

  private static func write(_ output: inout [UInt8]) throws {
    try FileHandle.standardOutput.write(contentsOf: output)
    output.removeAll(keepingCapacity: true)
  }

  /// A JSON string.
  private static func json(_ text: String) -> String {
    var writer = JSONWriter(capacity: 64)
    writer.text(text)
    return writer.text
  }
}
