namespace HospitalCrm.Core.Data.Seeding;

/// <summary>What the demo hospital prescribes, measures, looks at and charges for.</summary>
internal static class DemoPharmacy
{
    public static readonly DemoDrug[] Common =
    [
        new("阿莫西林胶囊", "0.25g×24粒", "胶囊", 0.5m, "g", "口服", "tid", 12.80m),
        new("布洛芬缓释胶囊", "0.3g×20粒", "胶囊", 0.3m, "g", "口服", "bid", 18.50m),
        new("奥美拉唑肠溶胶囊", "20mg×14粒", "胶囊", 20m, "mg", "口服", "qd", 26.40m),
        new("复方甘草片", "100片", "片剂", 3m, "片", "口服", "tid", 9.60m),
        new("氯雷他定片", "10mg×6片", "片剂", 10m, "mg", "口服", "qd", 15.20m),
    ];

    public static readonly DemoDrug[] Heart =
    [
        new("苯磺酸氨氯地平片", "5mg×28片", "片剂", 5m, "mg", "口服", "qd", 31.60m),
        new("阿司匹林肠溶片", "100mg×30片", "片剂", 100m, "mg", "口服", "qd", 14.70m),
        new("阿托伐他汀钙片", "20mg×7片", "片剂", 20m, "mg", "口服", "qn", 36.90m),
        new("酒石酸美托洛尔片", "25mg×20片", "片剂", 25m, "mg", "口服", "bid", 8.30m),
    ];

    public static readonly DemoDrug[] Sugar =
    [
        new("盐酸二甲双胍片", "0.5g×20片", "片剂", 0.5m, "g", "口服", "bid", 12.10m),
        new("格列美脲片", "2mg×15片", "片剂", 2m, "mg", "口服", "qd", 42.00m),
    ];

    public static readonly DemoPanel[] Panels =
    [
        new("血常规", 25.00m, [new("WBC", "白细胞", "10^9/L", 3.5m, 9.5m), new("HGB", "血红蛋白", "g/L", 115m, 150m), new("PLT", "血小板", "10^9/L", 125m, 350m), new("CRP", "C反应蛋白", "mg/L", 0m, 10m)]),
        new("生化全项", 168.00m, [new("GLU", "葡萄糖", "mmol/L", 3.9m, 6.1m), new("ALT", "丙氨酸氨基转移酶", "U/L", 9m, 50m), new("CREA", "肌酐", "umol/L", 57m, 97m), new("TG", "甘油三酯", "mmol/L", 0.56m, 1.7m), new("LDL", "低密度脂蛋白胆固醇", "mmol/L", 1.2m, 3.37m)]),
        new("尿常规", 18.00m, [new("SG", "比重", "", 1.003m, 1.03m), new("PH", "酸碱度", "", 4.5m, 8m)]),
    ];

    public static readonly DemoLook[] Looks =
    [
        new("1", "XRAY-CHEST", "胸部CT平扫", "双肺纹理清晰，肺内未见明显实变影，纵隔居中，心影大小形态正常。", "胸部CT平扫未见明显异常。", "右肺下叶见小片状模糊影，边界欠清，纵隔淋巴结未见肿大。", "右肺下叶少许炎症，建议治疗后复查。", 280.00m),
        new("2", "ABD-US", "腹部彩超", "肝脏形态大小正常，胆囊壁光滑，脾、胰、双肾未见异常回声。", "肝胆脾胰双肾未见明显异常。", "肝脏回声细密增强，胆囊内见强回声伴声影，大小约0.8cm。", "脂肪肝；胆囊结石。", 160.00m),
        new("3", "ECG", "常规心电图", "窦性心律，心率72次/分，各导联ST-T未见明显改变。", "正常心电图。", "窦性心律，V4至V6导联T波低平。", "窦性心律，T波改变。", 30.00m),
    ];

    public static readonly (string Department, string Code, string Name, string Level)[] Operations =
    [
        ("1001", "36.0600", "冠状动脉药物洗脱支架置入术", "3"), ("2001", "51.2300", "腹腔镜下胆囊切除术", "3"), ("2001", "47.0100", "腹腔镜下阑尾切除术", "2"),
        ("2002", "81.5400", "全膝关节置换术", "4"), ("2002", "79.3200", "桡骨骨折切开复位内固定术", "3"), ("2003", "56.0x00", "经尿道输尿管镜碎石取石术", "3"),
        ("3001", "74.1x00", "子宫下段剖宫产术", "2"), ("4001", "13.4100", "白内障超声乳化抽吸术", "3"), ("1003", "45.4200", "内镜下结肠息肉切除术", "2"),
    ];

    public static DemoDrug[] For(string department) => department switch
    {
        "1001" or "1005" => Heart,
        "1004" => Sugar,
        _ => Common,
    };
}

internal sealed record DemoDrug(string Name, string Strength, string Form, decimal Dose, string Unit, string Route, string Frequency, decimal Price);

internal sealed record DemoPanel(string Name, decimal Price, DemoMeasure[] Items);

internal sealed record DemoMeasure(string Code, string Name, string Unit, decimal Low, decimal High);

internal sealed record DemoLook(string Kind, string Item, string Name, string Finding, string Impression, string OddFinding, string OddImpression, decimal Price);
