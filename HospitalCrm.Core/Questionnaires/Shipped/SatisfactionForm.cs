using static HospitalCrm.Core.Questionnaires.Shipped.Ask;

namespace HospitalCrm.Core.Questionnaires.Shipped;

/// <summary>满意度 (S4-6.6): six classes for departments, four for staff, and the willingness to recommend.</summary>
internal static class SatisfactionForm
{
    private const string Levels = "very-good:非常满意*100|good:满意*80|fair:一般*60|bad:不满意*30|very-bad:非常不满意*1";

    private static readonly string[] Bad = ["bad", "very-bad"];

    /// <summary>编号, class, what is rated.</summary>
    public static IReadOnlyList<(string Code, string Class, string Name)> DepartmentItems { get; } =
    [
        ("dept-attitude", "attitude", "科室的服务态度"),
        ("dept-quality", "quality", "科室的服务质量"),
        ("dept-efficiency", "efficiency", "科室的服务效率"),
        ("dept-price", "price", "收费和价格的透明"),
        ("dept-hygiene", "hygiene", "病房和公共区域的环境卫生"),
        ("dept-process", "process", "就诊、住院和出院流程"),
    ];

    public static IReadOnlyList<(string Code, string Class, string Name)> StaffItems { get; } =
    [
        ("staff-attitude", "attitude", "医护人员的服务态度"),
        ("staff-quality", "quality", "医护人员的服务质量"),
        ("staff-skill", "skill", "医护人员的技术水平"),
        ("staff-communication", "communication", "病情、用药和费用的告知沟通"),
    ];

    public static ShippedForm Discharge { get; } = new(
        "satisfaction-discharge",
        "出院满意度回访",
        QuestionnaireKind.Satisfaction,
        new()
        {
            Opening = "您好，这里是医院。为了改进服务，想请您对这次住院做个评价，大约两分钟，您的评价不会影响以后的治疗。",
            DueDays = [7],
            Questions =
            [
                Grid("department", "请您评价住院的科室", Rows(DepartmentItems), Levels).Must(),
                Grid("staff", "请您评价主管医生和责任护士", Rows(StaffItems), Levels).Must(),
                Points("recommend", "您愿意把我们医院推荐给亲友吗？", "推荐意愿：0分完全不愿意，10分非常愿意"),
                Words("complaint", "不满意的地方，请具体说说").When("department", Cells(DepartmentItems)),
                Words("suggestion", "还有什么建议？"),
            ],
            Opinions =
            [
                Opinion("对科室不满意，需整改反馈", "感谢您告诉我们，您反映的问题会转给科室核实，我们会再给您答复。", null, Condition.AnyOf("department", Cells(DepartmentItems))),
                Opinion("对医护不满意，需整改反馈", "感谢您告诉我们，您反映的问题会转给科室核实，我们会再给您答复。", null, Condition.AnyOf("staff", Cells(StaffItems))),
                Opinion("满意", "感谢您的评价和支持，祝您早日康复。", null),
            ],
        });

    private static string Rows(IEnumerable<(string Code, string Class, string Name)> items) => string.Join('|', items.Select(item => $"{item.Code}:{item.Name}"));

    private static string[] Cells(IEnumerable<(string Code, string Class, string Name)> items) => [.. items.SelectMany(_ => Bad, (item, level) => $"{item.Code}={level}")];
}
