using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Education;

/// <summary>健康资讯 and 讲座. The usual time of sending stands in <see cref="MessageParameters"/>.</summary>
public static class EducationParameters
{
    /// <summary>A campaign waits while so many messages that advertise wait in the outbox: a pause then holds back all but these.</summary>
    public static readonly ParameterDefinition<int> MostWaiting = ParameterDefinition.Number("education.most-waiting", 2_000, 100, 100_000);

    public static readonly ParameterDefinition<bool> LectureReminder = ParameterDefinition.Switch("education.lecture-reminder-on", true);

    /// <summary>The day before.</summary>
    public static readonly ParameterDefinition<TimeOnly> LectureReminderAt = ParameterDefinition.Time("education.lecture-reminder-at", new(10, 0));

    /// <summary>讲座变更通知: a lecture that was moved or cancelled is told to those who were told of it.</summary>
    public static readonly ParameterDefinition<bool> LectureChange = ParameterDefinition.Switch("education.lecture-change-on", true);

    /// <summary>A reply to a lecture's notice that begins with one of these signs up.</summary>
    public static readonly ParameterDefinition<string> SignUpWords = ParameterDefinition.Text("education.sign-up-words", "报名；BM");
}
