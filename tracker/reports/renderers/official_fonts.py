"""The fonts of an official document by the names under which Word knows them (GB/T 9704-2012, 5.2.2 and 7)."""

SONG, HEI, KAI, FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
NEAREST = {SONG: "华文中宋", HEI: "SimHei", KAI: "楷体", FANG: "仿宋"}
"""What each is best replaced with where it is missing; all of these come with Office or Windows."""

LATIN = "Times New Roman"
