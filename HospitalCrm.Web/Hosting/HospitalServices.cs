using System.Text.Unicode;
using HospitalCrm.Core;
using HospitalCrm.Core.Integration;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Analytics;
using HospitalCrm.Web.Complaints.Doors;
using HospitalCrm.Web.FollowUps.Doors;
using HospitalCrm.Web.Integration;
using HospitalCrm.Web.Logging;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Metrics;
using HospitalCrm.Web.Operations;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Scheduling;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Setup;
using Microsoft.Extensions.WebEncoders;

namespace HospitalCrm.Web.Hosting;

/// <summary>Everything the product registers. Rooms that need more than Core finds by itself add one line here.</summary>
internal static class HospitalServices
{
    public static void AddHospital(this WebApplicationBuilder builder, HospitalSettings settings)
    {
        var services = builder.Services;
        var clock = services.AddHospitalFoundation(settings);
        builder.AddHospitalLog(settings);
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(8));

        // Chinese as Chinese, not as numeric entities: half the bytes.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddProblemDetails();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddSignIn(settings);
        services.AddSingleton<MetricsText>();
        services.AddSingleton<DemoSeeding>();
        services.AddReadiness();
        services.AddSingleton<FirstRun>();
        services.AddSingleton<PasswordSheets>();
        services.AddRealtime(settings);
        services.AddFeeds();
        services.AddFollowUpForms();
        services.AddComplaintDoor();
        services.AddParts();
        services.AddOperations();
        services.AddFileDoor();
        services.AddMessages();
        services.AddAnalytics();
        services.AddSchedule(settings, clock);
        if (!settings.IsProduction)
        {
            services.AddDemoPatientLookup(builder.Configuration.GetSection("Demo:Lookup").Get<DemoLookupOptions>() ?? new());
        }
    }

    /// <summary>What the command line needs too.</summary>
    public static TimeProvider AddHospitalFoundation(this IServiceCollection services, HospitalSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.SignIn);
        var clock = new BusinessClock(settings.StartAt);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new ParameterValues(isRelaxed: !settings.IsProduction));
        services.AddSingleton(new ChannelDirectory(settings.SmsChannels));
        services.AddHospitalCore(settings.Data, settings.Hospital);
        services.AddSingleton<DemoStart>();
        return clock;
    }
}
