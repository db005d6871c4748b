/// A ledger as a bank would send it, the same in every run.
enum Ledger {
  static let groups = ["财政金融组", "政策保障组", "定点服务组", "技术保障组", "宣传组"]
  private static let surnames = ["冯", "郑", "何", "周", "吴", "陈", "褚", "卫", "孙", "蒋", "沈", "韩", "朱", "秦", "许", "施"]
  private static let troubles = [
    ("旧卡注销，新卡未关联账户", "replaced-card"), ("补卡后账户余额划回", "lost-card"), ("银行户名与参保姓名不一致", "other"),
    ("挂失未补卡，本人在外地", "lost-card"), ("新旧卡余额并入", "replaced-card"), ("转出到外市，余额待转移", "other"),
  ]

  static func csv(_ rows: Int, groups: [String] = groups) -> String {
    var csv = "title,category,batch,holder,identity,bank,amount,lead\n"
    for row in 0..<rows {
      let (name, (trouble, category)) = (surnames[row % 16] + "某某", troubles[row % 6])
      csv += "\(name) \(trouble),\(category),第\(row * 12 / rows + 1)批,\(name),\(identity(row)),\(["甲", "乙", "丙"][row % 3]),"
      csv += "\(row % 9973).\(10 + row % 89),\(groups[row % groups.count])\n"
    }
    return csv
  }

  /// A fictitious identity number: eighteen digits with the check digit of GB 11643-1999.
  static func identity(_ row: Int) -> String {
    let digits = Array("371202\(1950 + row % 50)\(10 + row % 3)\(10 + row % 18)\(100 + row % 900)".utf8).map { Int($0) - 48 }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let rest = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return digits.map(String.init).joined() + String(Array("10X98765432")[rest])
  }
}
