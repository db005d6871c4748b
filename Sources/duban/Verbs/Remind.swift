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

  private struct Line: Encodable {
    var due: String
    var recipient: String
    var channel: String
    var item: String
    var rule: String
  }

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
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for due in try await store.preview(dueAt: now) {
          let line = Line(
            due: zone.format(due.due), recipient: due.recipient.mail ?? due.recipient.login ?? due.recipient.name, channel: "mail",
            item: due.item.text, rule: due.rule)
          print(String(decoding: try encoder.encode(line), as: UTF8.self))
        }
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
}
