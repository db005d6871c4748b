import Application
import ArgumentParser
import Domain
import Foundation
import Store

/// Shows working days, counts limits, and counts them again after a change of the calendar.
struct CalendarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calendar", abstract: "工作日历", subcommands: [Days.self, Add.self, RecalculateDeadlines.self])

  struct Days: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "逐日打印是否工作日")
    @OptionGroup var options: StorageOptions
    @Argument(help: "首日") var from: String
    @Argument(help: "末日") var to: String
    func run() async throws {
      let calendar = try options.app().calendar
      guard let first = Day(from), let last = Day(to), first <= last else { throw ValidationError("日期要写成2019-11-20，首日不晚于末日") }
      for number in first.number...last.number {
        let day = Day(number: number)
        print("\(day) \(calendar.isWorking(day) ? "working" : "off")")
        if !calendar.isKnown(day), day.month == 1, day.day == 1 { SystemEnvironment.printError("\(day.year)年放假安排未公布，按周一至周五暂计") }
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "从一个时刻起算期限")
    @OptionGroup var options: StorageOptions
    @Argument(help: "时刻") var instant: String
    @Argument(help: "期限，例如 \"3 working days\"") var limit: String
    func run() async throws {
      let calendar = try options.app().calendar
      guard let start = calendar.zone.parse(instant) else { throw ValidationError("不是时间：\(instant)") }
      guard let limit = TimeLimit(limit) else { throw ValidationError("不是期限：\(limit)") }
      let deadline = calendar.deadline(limit, from: start)
      print(calendar.zone.format(deadline.instant))
      for year in deadline.unknownYears { SystemEnvironment.printError("\(year)年放假安排未公布，按周一至周五暂计") }
    }
  }

  struct RecalculateDeadlines: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "recount", abstract: "装入新一年的放假安排后，重算未办结事项的期限", discussion: "先用 --dry-run 看哪些期限会变；没有它才改动，每一条都记入历史。")
    @OptionGroup var options: StorageOptions
    @Flag(help: "只看会怎样，不改动") var dryRun = false

    func run() async throws {
      let app = try options.app()
      let zone = app.calendar.zone
      try await app.with { store in
        let useCase = app.useCases(store).recalculateDeadlines
        var moved = 0
        var after: Item.ID?
        while true {
          let items = try await store.maintenance.itemsWithDeadline(after: after, limit: 500)
          guard let last = items.last else { break }
          let changes = useCase.changes(of: items, by: app.actor(via: "calendar"))
          for write in changes.flatMap(\.writes) {
            let (old, new) = (items.first { $0.id == write.item.id }?.limit, write.item.limit)
            print("\(write.item.number)\t\(write.item.title)\t\(old.map(zone.format) ?? "-") → \(new.map(zone.format) ?? "-")")
          }
          moved += changes.count
          if !dryRun { try await useCase.apply(changes) }
          after = last.id
        }
        print("\(moved)件" + (dryRun ? "会变，没有改动" : "已改"))
      }
    }
  }
}
