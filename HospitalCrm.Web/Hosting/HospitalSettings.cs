using System.Globalization;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Hosting;

/// <summary>The configuration (contracts §2), read once at start. Demo and clock keys do not exist in Production.</summary>
public sealed record HospitalSettings
{
    public required DataOptions Data { get; init; }

    public required HospitalOptions Hospital { get; init; }

    public required IReadOnlyList<LineOptions> Lines { get; init; }

    /// <summary>Ways out for messages.</summary>
    public IReadOnlyList<SmsChannelOptions> SmsChannels { get; init; } = [];

    /// <summary>Where the business clock starts; null for the real time.</summary>
    public DateTimeOffset? StartAt { get; init; }

    public string? DemoPassword { get; init; }

    public string? DemoApiKey { get; init; }

    public string? DemoApiKeyWithoutScopes { get; init; }

    /// <summary>The demo begins with cases under way; off where somebody counts his own.</summary>
    public bool HasDemoStories { get; init; }

    public bool IsProduction { get; init; }

    public SignInRules SignIn { get; init; } = new();

    public static HospitalSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var production = environment.IsProduction();
        var data = ReadData(configuration);
        return new()
        {
            Data = data,
            Hospital = configuration.GetSection("Hospital").Get<HospitalOptions>() ?? new(),
            Lines = configuration.GetSection("Lines").Get<LineOptions[]>() ?? [],
            SmsChannels = ReadChannels(configuration, data.Directory),
            StartAt = production ? null : ReadStartAt(configuration["Clock:StartAt"]),
            DemoPassword = production ? null : Filled(configuration["Demo:Password"]),
            DemoApiKey = production ? null : Filled(configuration["Demo:ApiKey"]),
            DemoApiKeyWithoutScopes = production ? null : Filled(configuration["Demo:ApiKeyWithoutScopes"]),
            HasDemoStories = !production && configuration.GetValue("Demo:Stories", false),
            IsProduction = production,
            SignIn = new() { AcceptsDemo = !production },
        };
    }

    private static DataOptions ReadData(IConfiguration configuration)
    {
        var directory = Path.GetFullPath(Filled(configuration["Data:Directory"]) ?? "data");
        var provider = Filled(configuration["Database:Provider"]) ?? "Sqlite";
        if (provider is not ("Sqlite" or "Postgres"))
        {
            throw new StartFailure($"Database:Provider is Sqlite or Postgres, not '{provider}'");
        }

        var connection = Filled(configuration.GetConnectionString("Crm"));
        return new()
        {
            Directory = directory,
            KeysDirectory = Filled(configuration["Keys:Directory"]) is { } keys ? Path.GetFullPath(keys) : Path.Combine(directory, "keys"),
            UsePostgres = provider == "Postgres",
            ConnectionString = provider == "Postgres" && connection is null
                ? throw new StartFailure("Database:Provider is Postgres, but ConnectionStrings:Crm is empty")
                : connection,
        };
    }

    /// <summary>A file's path is meant inside the data folder unless it is a whole one.</summary>
    private static IReadOnlyList<SmsChannelOptions> ReadChannels(IConfiguration configuration, string folder)
    {
        var channels = configuration.GetSection("Sms:Channels").Get<SmsChannelOptions[]>() ?? [];
        if (channels.GroupBy(channel => channel.Id).FirstOrDefault(same => string.IsNullOrWhiteSpace(same.Key) || same.Count() > 1) is { } wrong)
        {
            throw new StartFailure($"Sms:Channels: every channel has an Id of its own, not '{wrong.Key}'");
        }

        return [.. channels.Select(channel => channel with { Path = channel.Path is { Length: > 0 } path ? Path.Combine(folder, path) : null })];
    }

    private static DateTimeOffset? ReadStartAt(string? text) => Filled(text) switch
    {
        null => null,
        var given when DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
        var given => throw new StartFailure($"Clock:StartAt is an ISO time with offset, not '{given}'"),
    };

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
