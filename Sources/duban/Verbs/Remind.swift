import ArgumentParser
import Delivery
import Domain
import Foundation
import Logging
import Store

struct Remind: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "发出到点的提醒，或用 --dry-run 看看会发什么")
  @OptionGroup var place: Place
  @Option(help: "时刻，例如 2019-11-20T09:00+08:00") var at: String?
  @Flag(help: "只打印，不发送") var dryRun = false

  func run() async throws {
    let assembly = try await place.assembly()
    let zone = assembly.calendar.zone
    let now =
      try at.map { text in
        guard let instant = zone.parse(text) else { throw ValidationError("--at 不是时间：\(text)") }
        return instant
      } ?? assembly.now()
    try await assembly.with { store in
      // What time does comes before what is said of it.
      if !dryRun { try await assembly.clockwork(store).turn(at: now) }
      if dryRun {
        // Nothing goes out at night or on a day off, however long it has been due.
        guard assembly.calendar.sendingTime(atOrAfter: now) == now else { return }
        try Self.show(await store.preview(dueAt: now), zone)
        return
      }
      let sweep = Sweep(
        post: store, workflows: store.workflows, calendar: assembly.calendar, settings: try MailSettings.read(assembly.settings),
        logger: Logger(label: "duban"))
      let outcome = try await sweep.runOnce(at: now)
      print("sent \(outcome.sent), failed \(outcome.failed)")
      if outcome.failed > 0 { throw ExitCode(1) }
    }
  }

  /// A line of JSON each. Of thousands of lines there are few people, days and rules, and those are written out once.
  private static func show(_ lines: [DueLine], _ zone: Zone) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    var written: [String: String] = [:]
    func json(_ text: String) throws -> String {
      if let known = written[text] { return known }
      let made = String(decoding: try encoder.encode(text), as: UTF8.self)
      written[text] = made
      return made
    }
    var due: [Instant: String] = [:]
    for line in lines {
      let at = try due[line.due] ?? json(zone.format(line.due))
      due[line.due] = at
      let recipient = try json(line.recipient.mail ?? line.recipient.login ?? line.recipient.name)
      print(#"{"channel":"mail","due":\#(at),"item":"\#(line.item.text)","recipient":\#(recipient),"rule":\#(try json(line.rule))}"#)
    }
  }
}
