using System.Text;

namespace HospitalCrm.Core.Patients.Names;

/// <summary>Characters given names are made of that are read in more than one way; our own list. Only what the table does not give stands here.</summary>
internal static class OtherReadings
{
    private const string List =
        "乐:yue 樂:yue 行:hang 重:chong 茜:xi 长:chang 朝:zhao 晟:sheng 盛:cheng 曾:zeng 单:shan 奇:ji 柏:bo 泊:bo 娜:nuo 校:jiao 觉:jiao 都:du "
        + "参:shen 朴:piao 拓:tuo 栖:xi 宿:xiu 省:xing 还:huan 露:lou 率:shuai 蔚:yu 尉:yu 员:yun 筠:jun 召:shao 仔:zai 宓:fu 降:xiang 绿:lu "
        + "纤:qian 杉:sha 厦:xia 什:shi 识:zhi 似:si 伽:qie 咖:ga 乾:gan 侗:tong 俟:si 僮:zhuang 屏:bing 峇:ke "
        + "弹:tan 调:tiao 度:duo 恪:que 戌:qu 揭:qi 暴:pu 曝:bao 枸:ju 查:zha 桔:jie 椎:zhui 模:mu 殷:yan 沓:ta "
        + "洗:xian 浅:jian 浣:wan 涌:chong 湛:chen 澄:deng 炅:gui 熨:yu 琢:zhuo 瞿:ju 祭:zhai 禅:shan 秘:bi 种:chong 稽:qi 竺:du 笮:zuo 系:ji 繁:po "
        + "约:yao 莎:suo 莘:xin 荠:qi 薄:bo 藏:zang 藉:jie 解:xie 说:yue 谌:shen 车:ju 轧:zha 辟:bi 迫:pai 适:kuo 郇:xun 郗:chi "
        + "铛:cheng 铤:ting 锴:jie 隗:wei 雀:qiao 镐:hao 颉:xie 骠:piao 鹄:hu 黑:he 龟:jun 仇:qiu 区:ou 翟:zhai 合:ge 哈:ka "
        + "强:jiang 遗:wei 隽:jun 粘:nian 句:gou 缪:miao 牟:mu 盖:ge 传:zhuan 奘:zhuang 婼:ruo 焘:tao 芎:xiong 芫:yuan 苣:qu 荨:qian 荥:ying 莞:wan "
        + "菀:yu 葚:shen 蓼:lu 褚:zhu";

    private static readonly Dictionary<string, string[]> Known = Parse();

    /// <param name="usual">The reading that is known already.</param>
    public static IEnumerable<string> Of(Rune character, string usual) =>
        Known.GetValueOrDefault(character.ToString(), []).Where(reading => reading != usual);

    private static Dictionary<string, string[]> Parse()
    {
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var entry in List.Split(' ').Select(entry => entry.Split(':')))
        {
            known[entry[0]] = entry[1].Split(',');
        }

        return known;
    }
}
