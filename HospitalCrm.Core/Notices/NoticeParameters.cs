using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Notices;

/// <summary>What the clock sends by itself. The times stand in <see cref="MessageParameters"/>.</summary>
public static class NoticeParameters
{
    public static readonly ParameterDefinition<bool> DailyBill = ParameterDefinition.Switch("notices.daily-bill-on", true);

    public static readonly ParameterDefinition<bool> Deposit = ParameterDefinition.Switch("notices.deposit-on", true);

    /// <summary>Yuan: below it a stay is alarmed when the HIS names no line of its own.</summary>
    public static readonly ParameterDefinition<int> DepositLine = ParameterDefinition.Number("notices.deposit-line", 500, 0, 100_000);

    /// <summary>Days until it is alarmed again when nothing was paid in.</summary>
    public static readonly ParameterDefinition<int> DepositEvery = ParameterDefinition.Number("notices.deposit-every", 3, 1, 30);

    /// <summary>Hours: an older balance is not trusted.</summary>
    public static readonly ParameterDefinition<int> DepositFresh = ParameterDefinition.Number("notices.deposit-fresh", 24, 1, 240);

    public static readonly ParameterDefinition<bool> LabResult = ParameterDefinition.Switch("notices.lab-result-on", true);

    /// <summary>检验项目, by name or the laboratory's code, whose figures may stand in a message to whoever agreed to it; empty: none. What is secret by its nature cannot be put in.</summary>
    public static readonly ParameterDefinition<string> LabItemsTold = ParameterDefinition.Text("notices.lab-items-told", "", 1000, LabSecrecy.OnlyPlain);

    /// <summary>How one item is said.</summary>
    public static readonly ParameterDefinition<string> LabLine = ParameterDefinition.Text("notices.lab-line", "{项目} {结果}[{单位}][（参考{参考范围}）][{升降}]", 100, LabWords.Readable);

    /// <summary>More items than that are not told by figures at all: a part of them would pass for the whole.</summary>
    public static readonly ParameterDefinition<int> LabItemsMost = ParameterDefinition.Number("notices.lab-items-most", 4, 1, 10);

    /// <summary>Minutes a report is waited for to be complete before its figures are told.</summary>
    public static readonly ParameterDefinition<int> LabValueWait = ParameterDefinition.Number("notices.lab-value-wait", 3, 0, 60);

    public static readonly ParameterDefinition<bool> Revisit = ParameterDefinition.Switch("notices.revisit-on", true);

    public static readonly ParameterDefinition<bool> Vaccine = ParameterDefinition.Switch("notices.vaccine-on", true);

    public static readonly ParameterDefinition<bool> Satisfaction = ParameterDefinition.Switch("notices.satisfaction-on", true);

    /// <summary>How many days after a discharge it is asked about.</summary>
    public static readonly ParameterDefinition<int> SatisfactionDays = ParameterDefinition.Number("notices.satisfaction-days", 3, 0, 60);

    /// <summary>How many days a rating is waited for.</summary>
    public static readonly ParameterDefinition<int> SatisfactionOpen = ParameterDefinition.Number("notices.satisfaction-open", 7, 1, 30);

    /// <summary>Nobody is asked about two discharges within so many days; 0: about every one.</summary>
    public static readonly ParameterDefinition<int> SatisfactionEvery = ParameterDefinition.Number("notices.satisfaction-every", 30, 0, 365);

    public static readonly ParameterDefinition<bool> LeaderReport = ParameterDefinition.Switch("notices.leader-report-on", true);

    /// <summary>The evening's figures are waited for until then; what is still missing is sent as missing.</summary>
    public static readonly ParameterDefinition<TimeOnly> LeaderReportLatest = ParameterDefinition.Time("notices.leader-report-latest", new(19, 30));

    /// <summary>检查导诊: when the hospital system gives an examination order.</summary>
    public static readonly ParameterDefinition<bool> ExamGuide = ParameterDefinition.Switch("notices.exam-guide-on", true);

    /// <summary>Minutes after a patient's last order: what is ordered one after the other is told together.</summary>
    public static readonly ParameterDefinition<int> ExamGuideWait = ParameterDefinition.Number("notices.exam-guide-wait", 2, 0, 60, relaxed: 0);

    /// <summary>缴费地点, told of what is not paid yet; empty: nothing is told of paying.</summary>
    public static readonly ParameterDefinition<string> PaymentPlace = ParameterDefinition.Text("notices.payment-place", "门诊收费处或自助机", 60);

    public static readonly ParameterDefinition<bool> Birthday = ParameterDefinition.Switch("notices.birthday-on", true);
}
