using System.Security.Cryptography;
using System.Text.Json;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Lists.Dress;

internal static class ViewSeal
{
    /// <summary>What the view asks; null when its key is gone: a lost view must not lock the list.</summary>
    public static ViewQuestion? Open(Vault vault, SavedView view)
    {
        try
        {
            return JsonSerializer.Deserialize<ViewQuestion>(vault.Open(SavedView.QueryPurpose, view.Query));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
