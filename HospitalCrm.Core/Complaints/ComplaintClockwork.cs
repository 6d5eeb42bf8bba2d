using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Settings.Calendar;

namespace HospitalCrm.Core.Complaints;

/// <summary>The clockwork as the parameters and the calendar have it now.</summary>
public sealed class ComplaintClockwork(WorkCalendar calendar, ParameterValues parameters) : IRoomPart
{
    public async Task<ComplaintTimes> TimesAsync(CancellationToken ct) => new(await calendar.TableAsync(ct), Limits);

    public ComplaintLimits Limits => new()
    {
        Days = parameters.Get(ComplaintParameters.Days),
        JointDays = parameters.Get(ComplaintParameters.JointDays),
        SourceDays = ComplaintParameters.DaysBySource(parameters.Get(ComplaintParameters.SourceDays)),
        Contact = Hours(ComplaintParameters.ContactHours),
        Assign = Hours(ComplaintParameters.AssignHours),
        Handle = Hours(ComplaintParameters.HandleHours),
        Closure = Hours(ComplaintParameters.ClosureHours),
        Callback = Hours(ComplaintParameters.CallbackHours),
        Warn = Hours(ComplaintParameters.WarnHours),
        Climb = Hours(ComplaintParameters.ClimbHours),
    };

    private TimeSpan Hours(ParameterDefinition<int> parameter) => TimeSpan.FromHours(parameters.Get(parameter));
}
