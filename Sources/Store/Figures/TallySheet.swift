import Domain

/// What changes move in the figures, folded: a commit of many moves writes each row that they touch once.
struct CounterDeltas {
  /// The tables, in the order in which they are written.
  enum Table: Int { case tallies, dues, flows }

  /// A row of one of them.
  struct Key: Hashable, Comparable {
    var table: Table
    /// Initiative, field, kind, option, sight.
    var words: [String]
    /// Of `tallies` done, part, late; of `dues` span, day, part, late; of `flows` the day.
    var numbers: [Int]

    static func < (a: Key, b: Key) -> Bool {
      if a.table != b.table { return a.table.rawValue < b.table.rawValue }
      if a.words != b.words { return a.words.lexicographicallyPrecedes(b.words) }
      return a.numbers.lexicographicallyPrecedes(b.numbers)
    }
  }

  /// The count; of `flows` registered and closed.
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
    case .tallies:
      try connection.put(
        """
        INSERT INTO tallies (initiative, field, kind, option, sight, is_done, is_part, was_late, count)
        VALUES (\(texts), \(numbers[0]), \(numbers[1]), \(numbers[2]), \(amount[0]))
        ON CONFLICT (initiative, field, kind, option, sight, is_done, is_part, was_late) DO UPDATE SET count = tallies.count + excluded.count
        """, key: row)
    case .dues:
      try connection.put(
        """
        INSERT INTO dues (initiative, field, kind, option, sight, span, day, is_part, was_late, count)
        VALUES (\(texts), \(numbers[0]), \(numbers[1]), \(numbers[2]), \(numbers[3]), \(amount[0]))
        ON CONFLICT (initiative, field, span, day, kind, option, sight, is_part, was_late) DO UPDATE SET count = dues.count + excluded.count
        """, key: row)
      // Days that are over and done with are not to be read for ever.
      if amount[0] < 0 {
        try connection.put(
          """
          DELETE FROM dues WHERE initiative = \(words[0]) AND field = \(words[1]) AND kind = \(words[2]) AND option = \(words[3])
            AND sight = \(words[4]) AND span = \(numbers[0]) AND day = \(numbers[1]) AND is_part = \(numbers[2]) AND was_late = \(numbers[3])
            AND count = 0
          """, key: "no \(row)")
      }
    case .flows:
      try connection.put(
        """
        INSERT INTO flows (initiative, field, kind, option, sight, day, registered, closed)
        VALUES (\(texts), \(numbers[0]), \(amount[0]), \(amount[1]))
        ON CONFLICT (initiative, field, kind, day, option, sight)
        DO UPDATE SET registered = flows.registered + excluded.registered, closed = flows.closed + excluded.closed
        """, key: row)
    }
  }
}

extension CounterKey {
  /// Where it counts, and how much.
  fileprivate func eachRow(_ body: (CounterDeltas.Key, CounterDeltas.Amount) -> Void) {
    func key(_ table: CounterDeltas.Table, _ field: String, _ option: String, _ numbers: [Int]) -> CounterDeltas.Key {
      CounterDeltas.Key(table: table, words: [initiative.text, field, kind, option, sight], numbers: numbers)
    }
    let (done, part, late) = (isDone ? 1 : 0, isPart ? 1 : 0, wasLate ? 1 : 0)
    for (field, option) in [("state", state), ("category", category), ("batch", lot)] {
      // What was late ever, and parts, are asked for by state alone.
      let (part, late) = field == "state" ? (part, late) : (0, 0)
      body(key(.tallies, field, option, [done, part, late]), [1, 0])
      guard let due else { continue }
      body(key(.dues, field, option, [1, due, part, late]), [1, 0])
      body(key(.dues, field, option, [CounterDeltas.stretch, due / CounterDeltas.stretch, part, late]), [1, 0])
    }
    for (field, option) in [("all", ""), ("category", category), ("batch", lot)] {
      body(key(.flows, field, option, [registered]), [1, 0])
      for closing in closings { body(key(.flows, field, option, [closing.day]), [0, closing.count]) }
    }
  }
}
