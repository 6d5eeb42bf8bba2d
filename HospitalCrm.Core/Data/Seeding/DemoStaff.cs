namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The staff whose accounts the demo hospital has. Their mobile numbers are of a range no demo patient gets.</summary>
public static class DemoStaff
{
    /// <summary>The first digits of every staff mobile number.</summary>
    public const string MobileRange = "1391000";

    public static IReadOnlyList<DemoStaffMember> All { get; } =
    [
        Member(1, "admin", "赵建国", "系统管理员", "9001"),
        Member(2, "security01", "钱志刚", "安全管理员", "9001"),
        Member(3, "auditor", "孙慧敏", "审计管理员", "9009"),
        Member(4, "info01", "周海涛", "信息科", "9001"),
        Member(5, "lead01", "吴丽萍", "客服班长", "9002", "8000"),
        Member(6, "agent01", "王芳", "话务员", "9002", "8001"),
        Member(7, "agent02", "李娜", "话务员", "9002", "8002"),
        Member(8, "agent03", "陈静", "话务员", "9002", "8003"),
        Member(9, "agent04", "刘洋", "话务员", "9002", "8004"),
        Member(10, "agent05", "杨雪", "话务员", "9002", "8005"),
        Member(11, "complaint01", "郑晓东", "投诉专员", "9003"),
        Member(12, "medical01", "冯国强", "医务科", "9004"),
        Member(13, "nursing01", "韩秀芳", "护理部", "9005"),
        Member(14, "discipline01", "许卫东", "纪检监察", "9009"),
        Member(15, "head01", "李振华", "科主任", "1001"),
        Member(16, "headnurse01", "张红梅", "护士长", "1001"),
        Member(17, "nurse01", "何佳佳", "责任护士", "1001"),
        Member(18, "doctor01", "高志远", "主管医生", "1001"),
        Member(19, "head02", "罗永明", "科主任", "1002"),
        Member(20, "doctor02", "林晓燕", "主管医生", "1002"),
        Member(21, "records01", "宋玉兰", "病案室", "9006"),
        Member(22, "epi01", "唐文静", "预防保健科", "9007"),
        Member(23, "finance01", "曹莉", "住院结算处", "9008"),
        Member(24, "manager01", "梁德明", "院领导", "9000"),
    ];

    private static DemoStaffMember Member(int number, string code, string name, string role, string department, string? extension = null) =>
        new(code, name, role, department, DemoClinic.Department(department).Name, extension, $"{MobileRange}{number:D4}");
}
