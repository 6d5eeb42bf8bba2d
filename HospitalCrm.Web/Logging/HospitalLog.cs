using System.Globalization;
using HospitalCrm.Web.Hosting;
using Serilog;
using Serilog.Events;

namespace HospitalCrm.Web.Logging;

/// <summary>Console and a rolling compact JSON file in <c>&lt;data&gt;/logs</c>, kept for 31 days.</summary>
internal static class HospitalLog
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    public static void AddHospitalLog(this WebApplicationBuilder builder, HospitalSettings settings)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)

            // What keeps the product from starting is one line on stderr; see StartFailure.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)

            // Statements of a failed command quote values; keys at rest are protected by the folder's rights.
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Update", LogEventLevel.Fatal)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
            .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutAddresses>()
            .WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.Async(sink => sink.File(
                new CompactJson(),
                Path.Combine(settings.Data.Directory, "logs", "crm-.log"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: 100_000_000,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 31))
            .ReadFrom.Configuration(builder.Configuration)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(logger, dispose: true);
    }
}
