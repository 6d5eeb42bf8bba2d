namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// Surnames about as often as they are borne, with the ones that try a program: read otherwise in a name (单 解 曾 仇 区 查 盖 朴),
/// of two characters, and ones few fonts hold.
/// </summary>
internal static class DemoSurnames
{
    // surname:how many of ten thousand
    private const string Shares =
        "王:720 李:710 张:680 刘:540 陈:450 杨:310 赵:230 黄:220 吴:200 周:190 徐:170 孙:160 马:150 朱:130 胡:130 郭:120 何:120 高:110 林:110 罗:100 郑:100 梁:90 "
        + "谢:80 宋:80 唐:70 许:70 韩:70 冯:70 邓:70 曹:60 彭:60 曾:60 肖:60 田:50 董:50 袁:50 潘:50 于:50 蒋:50 蔡:50 余:50 杜:50 叶:50 程:45 苏:45 魏:45 吕:45 丁:45 "
        + "任:45 沈:45 姚:45 卢:40 姜:35 崔:35 钟:35 谭:35 陆:35 汪:35 范:35 金:35 石:35 廖:35 贾:35 夏:30 韦:30 付:30 方:30 白:30 邹:30 孟:30 熊:25 秦:25 邱:25 江:25 "
        + "尹:25 薛:25 闫:25 段:25 雷:25 侯:25 龙:25 史:25 陶:20 黎:20 贺:20 顾:20 毛:20 郝:20 龚:20 邵:20 万:20 钱:20 严:20 覃:15 武:20 戴:20 莫:20 孔:20 向:15 汤:20 "
        + "单:12 解:12 仇:10 区:10 查:10 盖:8 朴:10 乐:6 翟:10 尤:10 宁:10 曲:10 葛:10 牟:8 缪:6 种:3 员:3 折:2 冼:6 纪:10 华:6 卜:6 "
        + "欧阳:20 上官:5 司马:5 诸葛:5 尉迟:5 司徒:4 东方:3 慕容:3 皇甫:3 令狐:3 长孙:2 单于:2 𠮷:3";

    private static readonly string[] Ballot = Spread();

    public static string Draw(ref DemoRandom random) => random.Pick(Ballot);

    private static string[] Spread()
    {
        var ballot = new List<string>();
        foreach (var share in Shares.Split(' '))
        {
            var colon = share.IndexOf(':');
            ballot.AddRange(Enumerable.Repeat(share[..colon], int.Parse(share.AsSpan(colon + 1), provider: null)));
        }

        return [.. ballot];
    }
}
