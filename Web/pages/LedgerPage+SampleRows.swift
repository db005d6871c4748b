import Domain

extension LedgerPage {
  static func sampleRows(in text: Text) -> [LedgerRowPart] {
    rows.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      let (number, title) = (words[0], words[1].replacing("·", with: " "))
      let left = Int(words[7]) ?? 0
      return LedgerRowPart(
        form: "picks",
        tick: "jinan-ledger-\(number):3", number: number, address: "/items/jinan-ledger-\(number)", title: title,
        cells: [
          LedgerRowPart.Cell(text: words[2], isMinor: false), LedgerRowPart.Cell(text: words[3]),
          LedgerRowPart.Cell(text: words[4], isNumber: true),
        ],
        lead: words[5] == "未交办" ? nil : words[5],
        limit: Day("2019-" + words[6]).map { .sample($0.month, $0.day, left: left, in: text) }
          ?? LimitPart(
            date: "", iso: "", left: text.limitPaused(4), tone: .paused),
        state: .sample(words[8], round: words[9], in: text), moves: words[8] == "check" ? "return sign-off" : "assign", isLate: left < 0,
        isPicked: words[10] == "x")
    }
  }

  /// Number, title, category, bank, amount, lead, limit, working days left, state, round, chosen.
  private static let rows = """
    0166 冯某某·旧卡注销，新卡未关联账户 新老社保卡更换 乙 4,215.77 李静 11-21 -1 doing 1 -
    0178 郑某某·银行户名与参保姓名不一致 账户信息不符 甲 3,870.05 刘洋 11-20 -2 doing 1 -
    0181 何某某·身份证升位后账户查无 账户信息不符 丙 562.00 刘洋 11-20 -2 back 2 -
    0187 周某某·补卡后账户余额划回 挂失补卡 甲 2,318.40 李静 11-25 2 check 2 x
    0191 吴某某·新旧卡余额并入 新老社保卡更换 甲 780.16 李静 11-25 2 check 1 x
    0194 陈某某·新旧卡余额并入 新老社保卡更换 丙 1,322.90 李静 11-25 2 check 1 -
    0196 褚某某·补卡后账户余额划回 挂失补卡 乙 95.60 张伟 11-25 2 check 1 -
    0199 卫某某·姓名生僻字，银行系统显示为空格 账户信息不符 甲 2,011.00 刘洋 11-25 2 check 1 -
    0203 孙某某·新卡未激活，余额未划回 挂失补卡 乙 1,046.20 王明 11-21 -1 doing 1 x
    0205 蒋某某·挂失未补卡，本人在外地 挂失补卡 丙 648.35 张伟 - 0 wait 1 -
    0206 沈某某·账户被司法冻结 账户信息不符 乙 7,530.12 刘洋 - 0 wait 1 -
    0208 韩某某·新卡未激活 挂失补卡 甲 1,177.48 张伟 11-26 3 doing 1 -
    0209 杨某某·新卡未激活 挂失补卡 甲 333.20 张伟 11-26 3 doing 1 -
    0210 朱某某·旧卡注销，新卡未关联账户 新老社保卡更换 乙 2,846.00 李静 11-26 3 doing 1 -
    0212 秦某某·转出到青岛，余额待转移 异地转移、身故 丙 5,019.63 张伟 11-26 3 doing 1 -
    0213 尤某某·身故，余额待继承人申领 异地转移、身故 甲 3,402.18 张伟 11-26 3 doing 1 -
    0215 曹某某·两张卡各有余额 新老社保卡更换 甲 1,908.30 李静 11-21 -1 doing 1 -
    0217 许某某·挂失补卡，两次代扣失败 挂失补卡 乙 884.07 李静 11-27 4 doing 1 -
    0218 吕某某·身份证号录入错一位 账户信息不符 丙 1,650.90 刘洋 11-27 4 doing 1 -
    0220 施某某·旧卡注销，新卡未关联账户 新老社保卡更换 甲 206.55 李静 11-27 4 doing 1 -
    0221 张某某·转出到泰安，余额待转移 异地转移、身故 乙 2,733.81 张伟 11-27 4 doing 1 -
    0224 孔某某·补卡后账户余额划回 挂失补卡 丙 1,490.00 李静 11-28 5 doing 1 -
    0226 严某某·两张卡各有余额 新老社保卡更换 乙 617.29 李静 11-28 5 doing 1 -
    0231 华某某·新卡未激活 挂失补卡 甲 958.44 未交办 11-25 2 open 1 -
    0232 金某某·姓名同音字不一致 账户信息不符 乙 1,204.66 未交办 11-25 2 open 1 -
    """
}
