namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The departments of the demo hospital and what is seen in each.</summary>
public static class DemoClinic
{
    public static IReadOnlyList<DemoDepartment> Departments { get; } =
    [
        Clinic("1001", "心内科", "住院楼8层", "李振华 高志远 沈国平 江雪梅",
            "I10 原发性高血压 I25.1 冠状动脉粥样硬化性心脏病 I20.0 不稳定性心绞痛 I21.9 急性心肌梗死 I48 心房颤动 I50.9 心力衰竭 I49.3 室性期前收缩"),
        Clinic("1002", "呼吸内科", "住院楼9层", "罗永明 林晓燕 白学军 夏静",
            "J18.9 肺炎 J44.1 慢性阻塞性肺疾病急性加重 J45.9 支气管哮喘 J20.9 急性支气管炎 J06.9 急性上呼吸道感染 R05 咳嗽 J84.1 间质性肺疾病"),
        Clinic("1003", "消化内科", "住院楼7层", "石建明 姚丽娟 范志勇",
            "K29.5 慢性胃炎 K21.0 反流性食管炎 K25.9 胃溃疡 K26.9 十二指肠溃疡 K63.5 结肠息肉 K76.0 脂肪肝 K59.0 便秘"),
        Clinic("1004", "内分泌科", "住院楼7层", "陆文彬 方敏 任海燕",
            "E11.9 2型糖尿病 E03.9 甲状腺功能减退症 E05.9 甲状腺功能亢进症 E78.5 高脂血症 E04.1 甲状腺结节 M10.9 痛风"),
        Clinic("1005", "神经内科", "住院楼10层", "崔宏伟 金玉华 汪磊",
            "I63.9 脑梗死 G43.9 偏头痛 G40.9 癫痫 G20 帕金森病 G47.0 失眠 R42 头晕"),
        Clinic("1006", "肿瘤科", "住院楼12层", "段永强 黎晓红", "C34.9 肺恶性肿瘤 C16.9 胃恶性肿瘤 C50.9 乳腺恶性肿瘤 C18.9 结肠恶性肿瘤"),
        Clinic("2001", "普外科", "住院楼5层", "康建军 贺志鹏 邱飞", "K80.2 胆囊结石 K35.8 急性阑尾炎 K40.9 腹股沟疝 K64.9 痔 D24 乳腺良性肿瘤"),
        Clinic("2002", "骨科", "住院楼4层", "龙卫国 史海波 孟超",
            "M51.2 腰椎间盘突出症 M17.9 膝关节骨关节炎 S52.5 桡骨远端骨折 S72.0 股骨颈骨折 M47.8 颈椎病 M75.0 肩周炎 S93.4 踝关节扭伤"),
        Clinic("2003", "泌尿外科", "住院楼5层", "万国良 陶俊", "N40 前列腺增生 N20.0 肾结石 N20.1 输尿管结石 N39.0 泌尿道感染"),
        Clinic("3001", "妇产科", "住院楼3层", "殷桂芳 尹丽华 常婷", "N76.0 阴道炎 D25.9 子宫平滑肌瘤 N92.6 月经不调 N83.2 卵巢囊肿 Z34.9 正常妊娠监督 O80.9 单胎顺产"),
        Clinic("3002", "儿科", "门诊楼2层", "毛慧 郝文杰 顾佳",
            "J06.9 急性上呼吸道感染 J18.0 支气管肺炎 A09.9 腹泻病 B08.4 手足口病 J03.9 急性扁桃体炎 R50.9 发热"),
        Clinic("4001", "眼科", "门诊楼3层", "邵明 钟洁", "H25.9 老年性白内障 H10.9 结膜炎 H52.1 近视 H40.9 青光眼 H04.1 干眼症"),
        Clinic("4002", "耳鼻喉科", "门诊楼3层", "侯斌 严颖", "J30.4 变应性鼻炎 H66.9 中耳炎 J32.9 慢性鼻窦炎 H91.2 突发性聋 J31.2 慢性咽炎"),
        Clinic("4003", "皮肤科", "门诊楼4层", "温涛 卢雪", "L20.9 特应性皮炎 L50.9 荨麻疹 L70.0 寻常痤疮 B02.9 带状疱疹 L40.0 寻常型银屑病"),
        Clinic("4004", "口腔科", "门诊楼4层", "程凯 叶莉", "K02.9 龋病 K04.0 牙髓炎 K05.3 慢性牙周炎 K01.1 阻生牙"),
        Clinic("5001", "急诊科", "急诊楼1层", "武强 雷鸣 戴丹", "R10.4 腹痛 R50.9 发热 T14.1 开放性伤口 S06.0 脑震荡 A09.9 急性胃肠炎 R42 头晕"),
        new("9000", "院办公室", false, "行政楼3层"),
        new("9001", "信息科", false, "行政楼1层"),
        new("9002", "客服中心", false, "门诊楼1层"),
        new("9003", "医患关系办公室", false, "门诊楼1层"),
        new("9004", "医务科", false, "行政楼2层"),
        new("9005", "护理部", false, "行政楼2层"),
        new("9006", "病案室", false, "住院楼1层"),
        new("9007", "预防保健科", false, "门诊楼2层"),
        new("9008", "住院结算处", false, "住院楼1层"),
        new("9009", "纪检监察室", false, "行政楼3层"),
    ];

    // Who goes where, by age and sex; a department named twice is twice as likely.
    private static readonly DemoDepartment[] Children = Named("3002 3002 3002 3002 3002 5001 4001 4002 4003 4004 2002");
    private static readonly DemoDepartment[] Women = Named("3001 3001 3001 3001 1002 1003 1004 2001 2002 4001 4002 4003 4004 5001");
    private static readonly DemoDepartment[] Men = Named("1001 1002 1003 1003 1004 1005 2001 2002 2002 2003 4001 4002 4003 4004 5001");
    private static readonly DemoDepartment[] Elders = Named("1001 1001 1001 1001 1002 1002 1002 1003 1004 1004 1005 1005 1006 2001 2002 2002 4001 5001");
    private static readonly DemoDepartment[] OldMen = [.. Elders, .. Named("2003 2003")];

    public static DemoDepartment Department(string code) => Departments.Single(department => department.Code == code);

    internal static DemoDepartment[] For(int age, bool isMale) => (age, isMale) switch
    {
        ( < 14, _) => Children,
        ( >= 60, true) => OldMen,
        ( >= 60, false) => Elders,
        (_, true) => Men,
        _ => Women,
    };

    internal static DemoDiagnosis Diagnose(DemoDepartment department, int age, ref DemoRandom random)
    {
        var diagnosis = random.Pick(department.Diagnoses);
        for (var i = 0; i < 8 && !diagnosis.Fits(age); i++)
        {
            diagnosis = random.Pick(department.Diagnoses);
        }

        return diagnosis;
    }

    private static DemoDepartment[] Named(string codes) => [.. codes.Split(' ').Select(Department)];

    private static DemoDepartment Clinic(string code, string name, string location, string doctors, string diagnoses) => new(code, name, true, location)
    {
        Doctors = doctors.Split(' '),
        Diagnoses = [.. diagnoses.Split(' ').Chunk(2).Select(pair => DemoDiagnosis.Of(pair[0], pair[1]))],
    };
}
