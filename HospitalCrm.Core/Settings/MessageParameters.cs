namespace HospitalCrm.Core.Settings;

/// <summary>定时短信发送时间 (S4-3.1): when what is sent by itself goes out, in hospital time.</summary>
public static class MessageParameters
{
    /// <summary>一日住院费用, the next day at 08:00 (S2-4.2).</summary>
    public static readonly ParameterDefinition<TimeOnly> DailyBillAt = ParameterDefinition.Time("messages.daily-bill-at", new(8, 0));

    public static readonly ParameterDefinition<TimeOnly> DepositAt = ParameterDefinition.Time("messages.deposit-at", new(9, 0));

    public static readonly ParameterDefinition<TimeOnly> BirthdayAt = ParameterDefinition.Time("messages.birthday-at", new(9, 30));

    public static readonly ParameterDefinition<TimeOnly> RevisitAt = ParameterDefinition.Time("messages.revisit-at", new(10, 0));

    /// <summary>How many days before a revisit it is reminded of.</summary>
    public static readonly ParameterDefinition<int> RevisitDays = ParameterDefinition.Number("messages.revisit-days", 2, 0, 30);

    public static readonly ParameterDefinition<TimeOnly> VaccineAt = ParameterDefinition.Time("messages.vaccine-at", new(10, 30));

    public static readonly ParameterDefinition<TimeOnly> EducationAt = ParameterDefinition.Time("messages.education-at", new(15, 0));

    /// <summary>出院满意度 (S2-4.5).</summary>
    public static readonly ParameterDefinition<TimeOnly> SatisfactionAt = ParameterDefinition.Time("messages.satisfaction-at", new(10, 0));

    /// <summary>领导日报, each evening (S2-4.8).</summary>
    public static readonly ParameterDefinition<TimeOnly> LeaderReportAt = ParameterDefinition.Time("messages.leader-report-at", new(18, 0));

    /// <summary>Nothing but codes goes out from here …</summary>
    public static readonly ParameterDefinition<TimeOnly> QuietFrom = ParameterDefinition.Time("messages.quiet-from", new(21, 0));

    /// <summary>… to here.</summary>
    public static readonly ParameterDefinition<TimeOnly> QuietUntil = ParameterDefinition.Time("messages.quiet-until", new(8, 0));
}
