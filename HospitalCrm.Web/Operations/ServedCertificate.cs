using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HospitalCrm.Web.Operations;

/// <summary>The certificate the product itself serves, where it does: behind a proxy there is none to be seen from here.</summary>
internal sealed class ServedCertificate(IConfiguration configuration)
{
    private static readonly TimeSpan LookedAtEvery = TimeSpan.FromMinutes(10);

    private readonly Lock _looking = new();
    private DateTimeOffset? _until;
    private long _lookedAt;

    /// <summary>Until when it holds; null when there is none, or it cannot be read.</summary>
    public DateTimeOffset? Until
    {
        get
        {
            lock (_looking)
            {
                if (_lookedAt == 0 || TimeProvider.System.GetElapsedTime(_lookedAt) > LookedAtEvery)
                {
                    _until = Sections().Select(Read).Where(until => until is not null).Min();
                    _lookedAt = TimeProvider.System.GetTimestamp();
                }

                return _until;
            }
        }
    }

    private IEnumerable<IConfigurationSection> Sections() =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.GetSection("Certificate")).Append(configuration.GetSection("Kestrel:Certificates:Default"));

    private static DateTimeOffset? Read(IConfigurationSection section)
    {
        if (section["Path"] is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            using var certificate = X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(path, section["Password"])
                : X509CertificateLoader.LoadCertificateFromFile(path);
            return new DateTimeOffset(certificate.NotAfter).ToUniversalTime();
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
