using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging;

/// <summary>When a category rests. Nothing is lost by it: what comes at night goes out when the rest is over.</summary>
internal static class QuietHours
{
    /// <summary>The end of the rest <paramref name="at"/> falls into; null when it falls into none.</summary>
    public static DateTimeOffset? EndAt(ParameterValues values, MessageCategory category, DateTimeOffset at)
    {
        if (category == MessageCategory.Code || !values.Get(MessagingParameters.QuietCategories).Contains(category == MessageCategory.Notice ? MessagingParameters.Notices : MessagingParameters.Promotions))
        {
            return null;
        }

        return EndAt(values.Get(MessageParameters.QuietFrom), values.Get(MessageParameters.QuietUntil), at);
    }

    internal static DateTimeOffset? EndAt(TimeOnly from, TimeOnly until, DateTimeOffset at)
    {
        var local = HospitalZone.Local(at);
        var (day, time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
        if (from == until || !time.IsBetween(from, until))
        {
            return null;
        }

        // 21:00 to 08:00: before midnight it ends tomorrow.
        return HospitalZone.StartOf(time < until ? day : day.AddDays(1)) + until.ToTimeSpan();
    }
}
