"""A plan as text that a clerk can type and an editor can diff, and back.

    # 某某办公室2021年工作要点
    （单位：某某办公室；年份：2021）

    ## 一、抓好自身建设（牵头单位：办公室）
    > 一、抓好自身建设。本会要……

    - [x] 一是抓好学习（责任单位：甲县、乙县；责任人：张三；完成时限：5月底前）
      > 一是抓好学习。每月学习一次，
      > 做好笔记。
      * 2021-03-05 进展 @李四：已学习三次（依据：记录/三月.docx）
        > 第四次改在月底。
      - [ ] （1）建立制度（目标：11部；完成数：6部；状态：推进中；进度：55%；权重：2）

    ## [x] 二、深入调查研究

`#` is the plan's title, with the office and the year in the brackets below it. `##` is a point; deeper
items are list items, two spaces deeper a level (`###` and so on also do, as do points written as list
items). Then the office's own marker and the title, and in brackets at the end what is known of the
item, `name：value` joined by `；`, each only when there is something to say:

    序号 牵头单位 责任单位 责任人 开始 完成时限 周期 目标 完成数 进度 权重 状态 原因 文号 来源

`[x]` is done and `[ ]` not; a heading without a box is not done. Any other status is a 状态 (推进中, 受阻,
长期坚持, 已取消). Units are joined by `、`. A deadline is whatever `deadline_entered` reads; when its day
was moved off its words it is `2021-06-30（月，5月底前）`. 序号 stands only where the marker would not be
known as one.

`>` lines are the item's own words. A `*` line is a note: the day, its kind (进展, 问题, 下一步, 备注), the
author after `@` when somebody signed it, its words, and its evidence; `>` lines below go on with it.

A backslash before a character takes it as it stands, so any words at all can be written: a title that
starts like a marker (`\\一、`), brackets that look like ours (`\\（目标：`). Half-width brackets, colons and
semicolons are read too. A line that is none of this belongs to the item above, and is told as a problem.
Reading back gives the same plan up to ids and the times of recording.
"""
