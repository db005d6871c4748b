import Domain
import Testing

@testable import Store

/// What is found by which words, by whom, and what is not.
struct SearchTests {
  private func found(_ words: String, in house: House, _ scope: Scope = House.everything, limit: Int = 50) async throws -> [String] {
    var query = ItemQuery(now: House.now, limit: limit)
    query.words = words
    return try await house.store.search.find(query, within: scope).items.map(\.title)
  }

  private func ticket(_ title: String, _ fields: [Field.ID: Value], in house: House) async throws -> Item {
    let place = try await house.store.items.registrationContext(in: house.initiative, under: nil, within: House.everything)
    let form = Form(title: title, fields: fields.merging(["nature": .text("consult"), "matter": .text("问得很细")]) { own, _ in own })
    let change = try place.register("hotline-ticket", with: form, on: house.action(try await house.person("王明")))
    guard case .done(let items)? = try await house.store.items.commit([change], at: House.now).first else { throw Refusal.notFound }
    return items[0]
  }

  @Test func twoCharactersOfTitleNumberOrTextAreEnough() async throws {
    let house = try await House()
    for title in ["旧卡注销，新卡未关联账户", "补卡后账户余额划回", "ＡＴＭ取现失败 Bank12345"] { _ = try await house.register(title) }
    _ = try await ticket("问余额", ["matter": .text("短信说要划走余额，还能用吗")], in: house)
    #expect(try await found("账户", in: house) == ["补卡后账户余额划回", "旧卡注销，新卡未关联账户"], "the newest first")
    #expect(try await found("余额 划走", in: house) == ["问余额"])
    #expect(try await found("户余额划", in: house) == ["补卡后账户余额划回"])
    #expect(try await found("销新", in: house) == [], "a comma stands between")
    #expect(try await found("卡户", in: house) == [], "both characters are there, but not together")
    for words in ["atm", "AtM取", "ａｔｍ", "bank", "K1234", "２３４５", "台账-0003", "0003"] {
      #expect(try await found(words, in: house) == ["ＡＴＭ取现失败 Bank12345"], "\(words)")
    }
    #expect(try await found("试点", in: house) == ["试点"], "the initiative itself")
  }

  @Test func wordsComeAndGoWithACorrection() async throws {
    let house = try await House()
    let item = try await house.register("旧卡注销")
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let form = Form(title: "新卡激活", fields: ["problem": .text("关联不上")])
    let change = try context.edit(form, on: house.action(try await house.person("李静")))
    guard case .done? = try await house.store.items.commit([change], at: House.now).first else { return #expect(Bool(false)) }
    #expect(try await found("旧卡", in: house).isEmpty)
    #expect(try await found("新卡", in: house) == ["新卡激活"])
    #expect(try await found("关联", in: house) == ["新卡激活"])
    // What it still says is still found after the rest has moved.
    #expect(try await found("0001", in: house) == ["新卡激活"])
    #expect(try await house.store.maintenance.verify() == [])
  }

  @Test func maskedValuesAreFoundWholeAndOnlyByWhoMaySeeThem() async throws {
    let house = try await House()
    _ = try await ticket("问一件事", ["caller": .text("13800000127"), "name": .text("欧阳某某")], in: house)
    _ = try await ticket("保密的事", ["caller": .text("13800000999"), "confidential": .flag(true)], in: house)
    for words in ["13800000127", "138 0000 0127", "１３８-0000-0127", "欧阳某某"] {
      #expect(try await found(words, in: house) == ["问一件事"], "\(words)")
    }
    for part in ["1380000012", "0127", "欧阳", "阳某某"] { #expect(try await found(part, in: house).isEmpty, "\(part)") }
    var member = Scope(of: try await house.person("李静"), posts: [])
    member.wholes = [house.initiative]
    #expect(try await found("13800000127", in: house, member) == ["问一件事"])
    #expect(try await found("13800000999", in: house, member).isEmpty)
    #expect(try await found("保密", in: house, member) == ["保密的事"])
    #expect(try await found("13800000999", in: house) == [], "an auditor is not at the desk")
    member.desks = [house.initiative]
    #expect(try await found("13800000999", in: house, member) == ["保密的事"])
    let kept = try await house.store.database.read { try $0.rows("SELECT DISTINCT term FROM search_rows") { $0.text(0) } }
    #expect(!kept.contains { SearchIndex.token(spelled: $0) == NormalizedText.needed(for: NormalizedText("欧阳").runs[0]).first })
  }

  @Test func whoSeesLittleFindsItAmongMuch() async throws {
    let house = try await House()
    for place in 1...60 { _ = try await house.register("余额核对\(place)") }
    let item = try await house.register("余额核对给外单位")
    let context = try await house.store.items.context(of: item.id, within: House.everything)
    let group = context.roster.groups[1].id
    var vendor = Scope(of: try await house.person("陈晨"), posts: [])
    vendor.parties = [group.text]
    #expect(try await found("余额", in: house, vendor).isEmpty)
    let change = try context.decide("assign", with: Form(lead: .group(group)), on: house.action(try await house.person("王明")))
    guard case .done? = try await house.store.items.commit([change], at: House.now).first else { return #expect(Bool(false)) }
    #expect(try await found("余额", in: house, vendor) == ["余额核对给外单位"])
    #expect(try await found("余额", in: house, Scope(of: try await house.person("陈晨"), posts: [])).isEmpty)
    #expect(try await found("余额", in: house, Scope(of: try await house.person("李静"), posts: [])).count == 50, "who registered them")
  }

  @Test func pagesGoOnWithoutGapsOrTwins() async throws {
    let house = try await House()
    for place in 1...130 { _ = try await house.register(place.isMultiple(of: 13) ? "别的事" : "余额核对\(place)") }
    var query = ItemQuery(now: House.now, limit: 50)
    query.words = "余额"
    var pages: [[Int]] = []
    repeat {
      let page = try await house.store.search.find(query, within: House.everything)
      pages.append(page.items.map { Int($0.title.dropFirst(4))! })
      query.after = page.next
    } while query.after != nil
    #expect(pages.map(\.count) == [50, 50, 20])
    #expect(pages.flatMap { $0 } == (1...130).reversed().filter { !$0.isMultiple(of: 13) })
    query.kinds = ["task"]
    #expect(try await house.store.search.find(query, within: House.everything).items.isEmpty)
  }

  /// Two words that thousands of items have, and none has both.
  @Test func wordsThatNeverMeetAreLookedForAStretchAtATime() async throws {
    let house = try await House()
    let item = try await house.register("一条")
    try await house.store.database.commits.run { connection in
      for place in 1...5000 {
        let entry = SearchIndex.Entry(
          sequence: Int64(place) * 160, tokens: [place.isMultiple(of: 2) ? 7 : 8, SearchIndex.token(ofSegment: Int64(place) * 160 >> 16)])
        try house.store.database.searchIndex.replace(nil, by: entry, on: connection)
      }
      try connection.run("UPDATE items SET seq = 800000 WHERE id = \(item.id)")
    }
    let ends = try await house.store.database.read { connection in
      var ends: [Int64] = []
      var before = Int64.max
      while before > 0 {
        var walk = PostingListIntersection([[[7], [8]]], before: before)
        while let rows = try walk.next(on: connection) { #expect(rows.isEmpty) }
        before = walk.before
        ends.append(before)
      }
      return ends
    }
    // Three stretches at a time; then what is left of each is little enough to be walked to its end.
    #expect(ends == [10 << 16, 7 << 16, 0])
  }

  @Test func oneCharacterAndHostileWordsFindNothing() async throws {
    let house = try await House()
    _ = try await house.register("一条 100%")
    for words in ["", "条", "%", "%%", "\"", "'", "\0\0", "a", "* | *", "—— ——", "\u{FFFD}\u{FFFD}"] {
      #expect(SearchTerms(words) == nil, "\(words)")
    }
    for words in [
      "\" OR \"一条", "一条\" OR \"", "NEAR(一条 二条)", "tokens:xx", "^ab", "ab*", "a\0b\0cd", "'; DROP TABLE items; --", "_%", "%99%",
      String(repeating: "条", count: 10_000), String(repeating: "ab ", count: 5_000), "\u{D7FF}\u{10FFFF}", "é́́é",
    ] { #expect(try await found(words, in: house).isEmpty, "\(words.prefix(20))") }
    #expect(try await found("一条\0", in: house) == ["一条 100%"])
    #expect(try await found("100%", in: house) == ["一条 100%"])
    #expect(try await found("Café", in: house).isEmpty)
    _ = try await house.register("Ｃafe\u{301}")
    #expect(try await found("CAFÉ", in: house) == ["Ｃafe\u{301}"])
  }

  @Test func anImportIsNotFoundBeforeItIsSeenNorAfterItIsRemoved() async throws {
    let house = try await House()
    let (store, change) = (house.store, try await house.registering("没写完"))
    _ = try await store.database.commits.run {
      try ChangeWriter(database: store.database, connection: $0, importID: "b").write(PreparedChange(change, in: store.database))
    }
    #expect(try await found("没写", in: house).isEmpty)
    let again = try await house.reopen()
    #expect(
      try await again.database.read { try $0.count("SELECT count(*) FROM search_rows WHERE doc > (SELECT max(seq) FROM items)") } == 0)
    #expect(try await again.maintenance.verify() == [])
  }

  @Test func piecesOfTheIndexAreMadeOne() async throws {
    let house = try await House()
    for number in 1...12 { _ = try await house.register("补卡后账户余额\(number)") }
    func pieces() async throws -> Int {
      try await house.store.database.read { try $0.count("SELECT count(DISTINCT segid) FROM search_idx") }
    }
    #expect(try await pieces() > 4)
    while try await SearchIndexMaintenance(database: house.store.database).merge() {}
    #expect(try await pieces() <= 4, "one of each size")
    #expect(try await found("账户", in: house).count == 12)
    _ = try await house.register("补卡后账户余额13")
    #expect(try await pieces() > 1)
    try await SearchIndexMaintenance(database: house.store.database).mergeAll()
    #expect(try await pieces() == 1)
    #expect(try await found("账户", in: house).count == 13)
    #expect(try await house.store.maintenance.verify() == [])
  }

  @Test func whatTheIndexLacksOrHoldsTooMuchIsNamedAndMadeAnew() async throws {
    let house = try await House()
    let item = try await house.register("补卡后账户余额")
    _ = try await house.register("另一条")
    let sequence = try await house.store.database.read { try $0.first("SELECT seq FROM items WHERE id = \(item.id)") { $0.integer(0) } }!
    func change(_ before: Set<Int64>, _ after: Set<Int64>) async throws {
      try await house.store.database.commits.run {
        try house.store.database.searchIndex.replace(
          .init(sequence: sequence, tokens: before), by: .init(sequence: sequence, tokens: after), on: $0)
      }
    }
    let pair = NormalizedText.needed(for: NormalizedText("余额").runs[0])
    try await change(pair, [])
    #expect(try await found("余额", in: house).isEmpty)
    #expect(try await house.store.maintenance.verify() == [.unfindable(item: item.id, number: item.number)])
    #expect(try await house.store.maintenance.rebuildSearch() == house.store.database.read { try $0.count("SELECT count(*) FROM items") })
    #expect(try await house.store.maintenance.verify() == [])
    #expect(try await found("余额", in: house) == ["补卡后账户余额"])
    try await change([], NormalizedText.needed(for: NormalizedText("多余").runs[0]))
    #expect(try await found("多余", in: house).isEmpty, "the item itself does not say so")
    #expect(try await house.store.maintenance.verify() == [.straySearch(0)])
  }
}
