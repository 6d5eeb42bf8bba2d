namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Given names as each generation was named: 建国 is seventy, 梓涵 goes to school.</summary>
internal static class DemoGivenNames
{
    // A generation: names many bear, then the first and second characters the others are made of.
    private static readonly Generation[] Women =
    [
        new("秀英 桂英 秀兰 玉兰 桂兰 淑珍 凤英 玉英 淑英 桂珍 秀珍 素珍 玉珍 凤兰 淑兰 素英 秀芳 兰英 玉华 桂芝", "秀桂玉淑凤素兰惠瑞翠", "英兰珍芝华芳云荣清梅"),
        new("秀英 桂英 秀兰 玉兰 桂兰 玉梅 秀珍 淑芳 桂芳 玉琴 秀云 淑华 凤英 秀芳 建华 玉芳 爱华 淑琴 秀荣 桂荣", "秀桂玉淑凤爱建月金春", "英兰芳华琴梅云荣珍霞"),
        new("秀英 丽华 秀芳 玉梅 桂花 丽萍 红梅 淑芬 小红 玉华 爱玲 春梅 秀梅 桂香 丽娟 红 敏 丽 静 萍", "丽秀红春爱玉小桂晓海", "华萍梅芳玲英娟霞红燕"),
        new("丽 敏 静 艳 娟 霞 红梅 丽娜 海燕 晓红 丽萍 春梅 丽华 小燕 燕 红 芳 英 玲 丽娟", "丽晓海红春小艳雪玉志", "丽娟燕霞红梅萍敏玲芳"),
        new("静 丽 娟 艳 敏 芳 娜 燕 婷 丹 婷婷 丽娜 晓燕 娟娟 洁 晶 慧 莉 雪 倩", "晓丽海婷雪文佳春亚慧", "燕娜静婷丽敏娟莉君洁"),
        new("婷婷 静 雪 倩 婷 敏 悦 丹丹 佳佳 慧 莹 雅婷 思思 文静 晓雪 欣 颖 丽君 茜 琳", "雅思文梦佳晓雨欣诗慧", "婷静琪雪怡文欣颖琳莹"),
        new("欣怡 雨欣 佳怡 梓涵 思琪 雨婷 可欣 诗琪 梦瑶 佳琪 欣悦 静怡 雨桐 子涵 佳慧 晓雯 思雨 婧 嘉怡 语嫣", "雨欣佳思梓诗梦可子语", "欣怡涵琪婷瑶桐萱彤洁"),
        new("梓涵 一诺 欣怡 子涵 诗涵 梓萱 可馨 雨桐 依诺 若汐 语桐 沐宸 艺涵 一一 芷若 书瑶 念安 苏瑶 若曦 知夏", "梓一欣子诗依若语芷书", "涵诺怡萱馨桐汐瑶妍曦"),
    ];

    private static readonly Generation[] Men =
    [
        new("德明 国华 玉林 德林 文华 福生 建国 树林 永福 长生 德福 国良 玉山 金山 文彬 志明 振华 宝山 广福 庆云", "德国玉文福永长振宝树", "明华林生福山良才贵荣"),
        new("建国 建华 国强 志强 建军 国庆 建平 国平 保国 卫国 爱国 志明 国华 建民 援朝 新民 永强 建新 福生 德胜", "建国志卫保永新德文明", "国华平军强民生明忠林"),
        new("建军 军 勇 卫东 红军 建平 志强 建华 永军 卫国 国强 建明 志刚 建伟 海军 晓东 永红 跃进 爱军 重生", "建志卫海永国文晓红新", "军东强平华刚明伟民林"),
        new("伟 勇 军 强 涛 斌 波 刚 志强 海涛 建军 志勇 晓东 海波 永强 建伟 志刚 晓军 俊杰 剑", "志海建晓永文俊学国宏", "强伟涛军波勇刚辉斌峰"),
        new("伟 磊 鹏 涛 超 勇 杰 波 强 飞 亮 浩 洋 鑫 刚 峰 海涛 志鹏 晓明 文杰", "志海晓文俊建宏国明家", "鹏磊超伟涛杰飞龙辉峰"),
        new("浩 鑫 磊 鹏 杰 宇 帅 凯 俊杰 志豪 文博 天宇 家豪 俊 晨 浩然 宇航 子豪 旭 翔", "俊志文天家浩宇子明嘉", "杰豪博宇鑫凯轩涛辉翔"),
        new("浩然 子轩 宇轩 俊杰 天宇 子豪 博文 嘉豪 浩宇 皓轩 梓豪 俊熙 思远 明轩 一鸣 宇航 家乐 锦程 昊天 睿", "子浩宇俊天博嘉皓明思", "轩然豪宇杰文航涵睿哲"),
        new("浩宇 子轩 宇轩 沐宸 浩然 奕辰 宇泽 梓睿 一诺 子墨 梓轩 宇辰 俊熙 铭泽 亦辰 承泽 景行 嘉懿 睿泽 乐", "浩子宇奕梓沐一铭俊承", "宇轩宸辰泽睿墨熙然霖"),
    ];

    private static readonly string[] UighurWomen = "阿依古丽 古丽娜尔 迪丽努尔 热依汗 帕提古丽 阿曼古丽 祖丽胡玛尔".Split(' ');
    private static readonly string[] UighurMen = "买买提 吐尔逊 艾合买提 阿卜杜拉 库尔班 玉素甫 热合曼 依明".Split(' ');
    private static readonly string[] OtherWomen = "卓玛 央金 白玛 其其格 萨仁 乌云 达瓦卓玛 次仁央宗".Split(' ');
    private static readonly string[] OtherMen = "扎西 多吉 巴特尔 格桑 旺堆 那顺 朝鲁 扎西顿珠".Split(' ');

    // On the list of common characters and yet outside the first 65,536: what breaks a program that counts in chars.
    private static readonly string[] RareCharacters = ["𠮷", "𤩽", "𨱔", "𥔲", "𡐓"];

    public static string Draw(ref DemoRandom random, bool isMale, int birthYear)
    {
        if (random.Chance(2))
        {
            return random.Pick(RareCharacters);
        }

        var generation = (isMale ? Men : Women)[Math.Clamp((birthYear - 1940) / 10, 0, 7)];
        if (random.Chance(550))
        {
            return random.Pick(generation.Known);
        }

        return random.Pick(generation.Made);
    }

    /// <summary>Names that are not surname and given name.</summary>
    public static string DrawMinority(ref DemoRandom random, bool isMale)
    {
        if (random.Chance(300))
        {
            return random.Pick(isMale ? OtherMen : OtherWomen);
        }

        return string.Concat(random.Pick(isMale ? UighurMen : UighurWomen), "·", random.Pick(UighurMen));
    }

    private sealed class Generation(string known, string firsts, string seconds)
    {
        public string[] Known { get; } = known.Split(' ');

        public string[] Made { get; } = [.. from first in firsts from second in seconds where first != second select $"{first}{second}"];
    }
}
