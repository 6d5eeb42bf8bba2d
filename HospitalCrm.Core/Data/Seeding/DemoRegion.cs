namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A district people come from. Only such names are real; streets and houses are the ones every town has.</summary>
/// <param name="Code">GB/T 2260, the first six digits of an identity card issued there.</param>
internal sealed record DemoRegion(string Code, string Name, string AreaCode)
{
    private const string Home =
        "110105:朝阳区:11 110108:海淀区:11 110106:丰台区:9 110102:西城区:8 110101:东城区:7 110112:通州区:6 110114:昌平区:6 110115:大兴区:6 "
        + "110111:房山区:4 110113:顺义区:4 110107:石景山区:3 110109:门头沟区:2 110116:怀柔区:2 110117:平谷区:2 110118:密云区:2 110119:延庆区:1";

    private const string Away =
        "130102:河北省石家庄市长安区:0311 130203:河北省唐山市路北区:0315 130602:河北省保定市竞秀区:0312 131002:河北省廊坊市安次区:0316 131082:河北省廊坊市三河市:0316 "
        + "130702:河北省张家口市桥东区:0313 130802:河北省承德市双桥区:0314 120104:天津市南开区:022 120113:天津市北辰区:022 140105:山西省太原市小店区:0351 "
        + "140213:山西省大同市平城区:0352 150102:内蒙古自治区呼和浩特市新城区:0471 210102:辽宁省沈阳市和平区:024 210202:辽宁省大连市中山区:0411 220102:吉林省长春市南关区:0431 "
        + "230102:黑龙江省哈尔滨市道里区:0451 310101:上海市黄浦区:021 320102:江苏省南京市玄武区:025 330106:浙江省杭州市西湖区:0571 340103:安徽省合肥市庐阳区:0551 "
        + "341202:安徽省阜阳市颍州区:0558 350102:福建省福州市鼓楼区:0591 360102:江西省南昌市东湖区:0791 370102:山东省济南市历下区:0531 370202:山东省青岛市市南区:0532 "
        + "371402:山东省德州市德城区:0534 371302:山东省临沂市兰山区:0539 410102:河南省郑州市中原区:0371 410302:河南省洛阳市老城区:0379 411402:河南省商丘市梁园区:0370 "
        + "411602:河南省周口市川汇区:0394 420106:湖北省武汉市武昌区:027 430102:湖南省长沙市芙蓉区:0731 440106:广东省广州市天河区:020 450102:广西壮族自治区南宁市兴宁区:0771 "
        + "500103:重庆市渝中区:023 510104:四川省成都市锦江区:028 520102:贵州省贵阳市南明区:0851 530102:云南省昆明市五华区:0871 610102:陕西省西安市新城区:029 "
        + "620102:甘肃省兰州市城关区:0931 640104:宁夏回族自治区银川市兴庆区:0951 650102:新疆维吾尔自治区乌鲁木齐市天山区:0991 540102:西藏自治区拉萨市城关区:0891";

    private static readonly string[] Streets = "人民路 建设街 和平路 幸福街 光明路 新华街 团结路 文化路 解放街 友谊路 胜利街 学府路 康宁街 育才路 振兴街 滨河路 安居街 迎春路".Split(' ');

    /// <summary>The hospital's own town, a district as often as people live there.</summary>
    public static DemoRegion[] Town { get; } = [.. Shares().SelectMany(share => Enumerable.Repeat(share.Region, share.Copies))];

    /// <summary>Exactly 128 entries; with each, which of its region's entries it is. No region has more than eleven.</summary>
    public static (DemoRegion Region, int Copies, int Copy)[] Ballot { get; } =
        [.. Shares().SelectMany(share => Enumerable.Range(0, share.Copies).Select(copy => (share.Region, share.Copies, copy))), .. Others().Select(region => (region, 1, 0))];

    public string DrawAddress(ref DemoRandom random)
    {
        var street = random.Pick(Streets);
        var number = random.Between(1, 198);
        return random.Chance(700)
            ? $"{Name}{street}{number}号院{random.Between(1, 16)}号楼{random.Between(1, 5)}单元{random.Between(1, 18)}0{random.Between(1, 4)}室"
            : $"{Name}{street}{number}号";
    }

    private static IEnumerable<(DemoRegion Region, int Copies)> Shares() =>
        Home.Split(' ').Select(row => row.Split(':')).Select(cells => (new DemoRegion(cells[0], "北京市" + cells[1], "010"), int.Parse(cells[2], provider: null)));

    private static IEnumerable<DemoRegion> Others() => Away.Split(' ').Select(row => row.Split(':')).Select(cells => new DemoRegion(cells[0], cells[1], cells[2]));
}
