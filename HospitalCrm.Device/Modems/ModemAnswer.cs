namespace HospitalCrm.Device.Modems;

internal enum ModemAnswer
{
    Ok,
    Error,
    None,
}
