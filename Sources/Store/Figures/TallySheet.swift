import Domain

/// What changes move in the figures, folded: a commit of many moves writes each row that they touch once.
struct CounterDeltas {
  /// The tables, in the order in which they are written.
  enum Table: Int { case itemCounts, dueCounts, dailyCounts }

  /// A row of one of them.
  struct Key: Hashable, Comparable {
    var table: Table
    /// Initiative, field, kind, option, visibility.
    var words: [String]
    /// Of `item_counts` done, part, late; of `due_counts` span, day, part, late; of `daily_counts` the day.
    var numbers: [Int]

    static func < (a: Key, b: Key) -> Bool {
      if a.table != b.table { return a.table.rawValue < b.table.rawValue }
      if a.words != b.words { return a.words.lexicographicallyPrecedes(b.words) }
      return a.numbers.lexicographicallyPrecedes(b.numbers)
    }
  }

  /// The count; of `daily_counts` registered and closed.
  typealias Amount = SIMD2<Int>

  /// What is due is added up by days and by stretches of so many days, so that a long past is few rows.
  static let stretch = 32

  private(set) var accesses: [CounterKey: Int] = [:]

  mutating func add(_ access: CounterKey?, _ times: Int = 1) {
    if let access { accesses[access, default: 0] += times }
  }

  mutating func take(_ other: CounterDeltas) {
    if accesses.isEmpty {
      accesses = other.accesses
      return
    }
    for (access, times) in other.accesses { accesses[access, default: 0] += times }
  }

  /// What is to be added to each row.
  var rows: [Key: Amount] {
    var rows: [Key: Amount] = [:]
    for (access, times) in accesses where times != 0 {
      access.eachRow { key, amount in rows[key, default: .zero] &+= amount &* times }
    }
    return rows.filter { $0.value != .zero }
  }

  /// In the order of the keys: two servers that write the same rows wait for each other, and never both.
  func write(on connection: any Connection) throws {
    for (key, amount) in rows.sorted(by: { $0.key < $1.key }) { try Self.add(amount, to: key, on: connection) }
  }

  private static func add(_ amount: Amount, to key: Key, on connection: any Connection) throws {
    let (words, numbers) = (key.words, key.numbers)
    let texts: SQL = "\(words[0]), \(words[1]), \(words[2]), \(words[3]), \(words[4])"
    let row = "\(key.table) \((words + numbers.map { String($0) }).joined(separator: " "))"
    switch key.table {
    case .itemCounts:
      try connection.put(
        """
        INSERT INTO item_counts (initiative, field, kind, option, visibility, is_done, is_part, was_late, count)
        VALUES (\(texts), \(numbers[0]), \(numbers[1]), \(numbers[2]), \(amount[0]))
        ON CONFLICT (initiative, field, kind, option, visibility, is_done, is_part, was_late) DO UPDATE SET count = item_counts.count + excluded.count
        """, key: row)
    case .dueCounts:
      try connection.put(
        """
        INSERT INTO due_counts (initiative, field, kind, option, visibility, span, day, is_part, was_late, count)
        VALUES (\(texts), \(numbers[0]), \(numbers[1]), \(numbers[2]), \(numbers[3]), \(amount[0]))
        ON CONFLICT (initiative, field, span, day, kind, option, visibility, is_part, was_late) DO UPDATE SET count = due_counts.count + excluded.count
        """, key: row)
      // Days that are over and done with are not to be read for ever.
      if amount[0] < 0 {
        try connection.put(
          """
          DELETE FROM due_counts WHERE initiative = \(words[0]) AND field = \(words[1]) AND kind = \(words[2]) AND option = \(words[3])
            AND visibility = \(words[4]) AND span = \(numbers[0]) AND day = \(numbers[1]) AND is_part = \(numbers[2]) AND was_late = \(numbers[3])
            AND count = 0
          """, key: "no \(row)")
      }
    case .dailyCounts:
      try connection.put(
        """
        INSERT INTO daily_counts (initiative, field, kind, option, visibility, day, registered, closed)
        VALUES (\(texts), \(numbers[0]), \(amount[0]), \(amount[1]))
        ON CONFLICT (initiative, field, kind, day, option, visibility)
        DO UPDATE SET registered = daily_counts.registered + excluded.registered, closed = daily_counts.closed + excluded.closed
        """, key: row)
    }
  }
}

extension CounterKey {
  /// Where it counts, and how much.
  fileprivate func eachRow(_ body: (CounterDeltas.Key, CounterDeltas.Amount) -> Void) {
    func key(_ table: CounterDeltas.Table, _ field: String, _ option: String, _ numbers: [Int]) -> CounterDeltas.Key {
      CounterDeltas.Key(table: table, words: [initiative.text, field, kind, option, visibility], numbers: numbers)
    }
    let (done, part, late) = (isDone ? 1 : 0, isPart ? 1 : 0, wasLate ? 1 : 0)
    for (field, option) in [("state", state), ("category", category), ("batch", batchLabel)] {
      // What was late ever, and parts, are asked for by state alone.
      let (part, late) = field == "state" ? (part, late) : (0, 0)
      body(key(.itemCounts, field, option, [done, part, late]), [1, 0])
      guard let due else { continue }
      body(key(.dueCounts, field, option, [1, due, part, late]), [1, 0])
      body(key(.dueCounts, field, option, [CounterDeltas.stretch, due / CounterDeltas.stretch, part, late]), [1, 0])
    }
    for (field, option) in [("all", ""), ("category", category), ("batch", batchLabel)] {
      body(key(.dailyCounts, field, option, [registered]), [1, 0])
      for closing in closings { body(key(.dailyCounts, field, option, [closing.day]), [0, closing.count]) }
    }
  }
}
