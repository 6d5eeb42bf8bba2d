using System.Net;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Integration.Files;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

/// <summary>Where the files of <c>crm his check</c> come from. What an address gives is kept in a folder that goes with it.</summary>
internal sealed class HisCheckSource : IDisposable
{
    private readonly Dictionary<string, string> _files = [];
    private readonly HttpClient? _http;
    private readonly Uri? _address;
    private readonly string? _kept;

    private HisCheckSource(Uri? address)
    {
        if (address is not null)
        {
            _address = address;
            _http = new() { Timeout = TimeSpan.FromMinutes(10) };
            _kept = Directory.CreateTempSubdirectory("crm-his-check-").FullName;
        }
    }

    /// <summary>Files that are of no view.</summary>
    public IReadOnlyList<string> Strangers { get; private set; } = [];

    public static HisCheckSource Of(Uri address) => new(address);

    public static HisCheckSource Of(string folder)
    {
        var source = new HisCheckSource(null);
        var strangers = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (HisFile.IsOne(file) && HisContract.Find(Path.GetFileNameWithoutExtension(file)) is { } view)
            {
                source._files.TryAdd(view.Name, file);
            }
            else
            {
                strangers.Add(Path.GetFileName(file));
            }
        }

        source.Strangers = strangers;
        return source;
    }

    public async Task<string?> FindAsync(HisView view, CancellationToken ct)
    {
        if (_http is null)
        {
            return _files.GetValueOrDefault(view.Name);
        }

        var address = new Uri($"{_address!.AbsoluteUri.TrimEnd('/')}/{view.Name}.csv");
        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return null;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw new StartFailure($"{address} answers {(int)answer.StatusCode}");
            }

            var kept = Path.Combine(_kept!, view.Name + HisFile.Csv);
            await using var file = File.Create(kept);
            await answer.Content.CopyToAsync(file, ct);
            return kept;
        }
        catch (HttpRequestException unreachable)
        {
            throw new StartFailure($"{address} cannot be reached: {unreachable.HttpRequestError}");
        }
    }

    public void Dispose()
    {
        _http?.Dispose();
        if (_kept is not null)
        {
            Directory.Delete(_kept, recursive: true);
        }
    }
}
