namespace HospitalCrm.Core.Patients.Names;

/// <summary>
/// Surnames that are read otherwise than the character usually is; our own list. Where families differ (覃 qin or tan), the reading more
/// of them use stands first and the others are found too, and so is the usual one, which strangers type.
/// </summary>
internal static class SurnameReadings
{
    private const string Single =
        "单:shan 解:xie 曾:zeng 仇:qiu 区:ou 查:zha 盖:ge,gai 朴:piao 缪:miao,mou 覃:qin,tan 黑:he 祭:zhai 洗:xian 冼:xian 牟:mou,mu 佴:nai 种:chong 秘:bi 乐:yue,le "
        + "任:ren 华:hua 宁:ning 翟:zhai,di 尉:wei,yu 召:shao,zhao 燕:yan 葛:ge 隗:wei,kui 郇:xun,huan 员:yun 折:she 乜:nie 逄:pang 繁:po 瞿:qu 郗:xi,chi 晁:chao 过:guo "
        + "哈:ha 宿:su 那:na 能:nai 臧:zang 藏:zang,cang 句:gou 都:du 卜:bu 车:che 应:ying 於:yu 纪:ji 褚:chu 谌:chen,shen 柏:bai 强:qiang 訾:zi 撒:sa 贲:ben 沈:shen 俞:yu "
        + "曲:qu 么:yao 幺:yao 六:lu 阚:kan 厍:she 莘:shen,xin 宓:mi,fu 石:shi 薄:bo,bao 费:fei,bi 仉:zhang 恽:yun 贠:yun 郧:yun 妫:gui 眭:sui 睢:sui 钭:tou 郏:jia 邴:bing "
        + "蔺:lin 酆:feng 暨:ji 阙:que 殳:shu 夔:kui 逯:lu 璩:qu 笪:da 邰:tai 仝:tong 佘:she 亓:qi 昝:zan 禤:xuan 庹:tuo 郄:qie,xi 郜:gao 郤:xi 芮:rui 邸:di 呙:guo 禚:zhuo "
        + "粘:nian 角:jue 圈:juan 隽:juan 冒:mao,mo 重:chong,zhong 长:chang,zhang 盛:sheng,cheng 相:xiang 会:gui,hui 术:zhu,shu 尹:yin 俱:ju 行:xing,hang 称:cheng "
        + "适:kuo,shi 万:wan 尾:wei 蕃:pi,fan 番:pan,fan 鲜:xian 咸:xian 少:shao 贾:jia 翁:weng 仆:pu 叶:ye 占:zhan 降:jiang,xiang 瓮:weng 谷:gu 兴:xing "
        + "伍:wu 卒:zu 卡:ka 参:shen,can 斗:dou 不:fou,bu 合:he 奇:ji,qi 戏:xi 朝:chao,zhao 晟:cheng,sheng 泊:bo,po 景:jing 塔:ta 調:diao 尽:jin 亟:ji 洼:wa 單:shan 區:ou "
        + "樂:yue,le 種:chong 員:yun 祕:bi 蓋:ge,gai 繆:miao,mou 紀:ji 車:che 葉:ye 寧:ning 華:hua";

    private const string Double =
        "尉迟:yu-chi 尉遲:yu-chi 万俟:mo-qi 萬俟:mo-qi 单于:chan-yu 單于:chan-yu 长孙:zhang-sun 長孫:zhang-sun 令狐:ling-hu 澹台:tan-tai 澹臺:tan-tai 鲜于:xian-yu 闾丘:lv-qiu 濮阳:pu-yang "
        + "皇甫:huang-fu 拓跋:tuo-ba 拓拔:tuo-ba 宰父:zai-fu 夹谷:jia-gu 谷梁:gu-liang 榖梁:gu-liang 段干:duan-gan 乐正:yue-zheng 樂正:yue-zheng 亓官:qi-guan 相里:xiang-li 子车:zi-ju "
        + "叱干:chi-gan 颛孙:zhuan-sun 褚师:chu-shi 宗政:zong-zheng 轩辕:xuan-yuan 申屠:shen-tu 呼延:hu-yan 赫连:he-lian 纥干:he-gan 吐谷:tu-yu 佴氏:nai-shi 独孤:du-gu 贺兰:he-lan "
        + "纳兰:na-lan 钟离:zhong-li 宇文:yu-wen 慕容:mu-rong 诸葛:zhu-ge 夏侯:xia-hou 欧阳:ou-yang 上官:shang-guan 司马:si-ma 司徒:si-tu 东方:dong-fang 公孙:gong-sun 公冶:gong-ye 太叔:tai-shu "
        + "仲孙:zhong-sun 淳于:chun-yu 即墨:ji-mo 第五:di-wu 百里:bai-li 东郭:dong-guo 南宫:nan-gong 西门:xi-men 南门:nan-men 左丘:zuo-qiu 梁丘:liang-qiu 羊舌:yang-she 微生:wei-sheng 漆雕:qi-diao "
        + "壤驷:rang-si 巫马:wu-ma 公西:gong-xi 公良:gong-liang 闻人:wen-ren 达奚:da-xi 公羊:gong-yang";

    private static readonly Dictionary<string, string[]> Singles = Parse(Single, ',');
    private static readonly Dictionary<string, string[]> Doubles = Parse(Double, '-');

    /// <summary>The readings of a surname of one character, the likeliest first; none when it is read as it always is.</summary>
    public static IReadOnlyList<string> Of(string character) => Singles.GetValueOrDefault(character, []);

    /// <summary>The two syllables of a surname of two characters; none when it is no such surname.</summary>
    public static IReadOnlyList<string> OfTwo(string characters) => Doubles.GetValueOrDefault(characters, []);

    /// <summary>The surnames of one character this list knows.</summary>
    internal static IReadOnlyCollection<string> Known => Singles.Keys;

    private static Dictionary<string, string[]> Parse(string list, char between) =>
        list.Split(' ').Select(entry => entry.Split(':')).ToDictionary(entry => entry[0], entry => entry[1].Split(between));
}
