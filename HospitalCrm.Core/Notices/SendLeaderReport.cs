using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>领导日报: in the evening, once all figures are there; at the latest at the parameter's time with "—" for those that are not. A hospital whose HIS tells no figures sends none.</summary>
public sealed class SendLeaderReport(CrmDb db, LeaderReportDesk desk, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    private const int Lately = 7;

    public static string Name => LeaderReportDesk.Word;

    public static string DefaultCron => "50 0/5 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (today, now) = (clock.Today(), TimeOnly.FromDateTime(HospitalZone.Local(clock.GetUtcNow()).DateTime));
        if (!parameters.Get(NoticeParameters.LeaderReport) || now < parameters.Get(MessageParameters.LeaderReportAt))
        {
            return 0;
        }

        var since = today.AddDays(-Lately);
        if (await db.LeaderReports.AnyAsync(report => report.On == today, ct) || !await db.DailyFigures.AnyAsync(figure => figure.On >= since && figure.On <= today, ct))
        {
            return 0;
        }

        return now >= parameters.Get(NoticeParameters.LeaderReportLatest) || (await desk.WriteAsync(today, ct)).Missing == 0 ? await desk.SendAsync(today, ct) : 0;
    }
}
