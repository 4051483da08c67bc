"""Names mended by what the article says elsewhere."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.entities import Entity
from indonews.entities.evidence import with_evidence

WORDS = st.sampled_from(["Rina", "Karsono", "Rina Karsono", "PLN", "Direktur", "Israel", "kata", ",", ".", "H.", "menulis", "Karsonomenulis", "RinaKarsono", "RIRina", "sapaan akrabnya", "\n"])  # fmt: skip


def marked(text: str) -> tuple[str, list[Entity]]:
    """The text without its brackets, and what stands in them: ``[PERSON Rina]``."""
    plain, names = "", []
    for part in regex.split(r"(\[\p{Lu}+ [^\]]+\])", text):
        match = regex.fullmatch(r"\[(\p{Lu}+) ([^\]]+)\]", part)
        if match:
            start = len(plain)
            names.append(Entity(start, start + len(match[2]), match[2], match[1], match[2], rule="model"))
        plain += match[2] if match else part
    return plain, names


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ('[PERSON Rina Karsono] hadir. "Siap," kata Karsono.', ["Rina Karsono", "Karsono"]),
        ("Rina Karsono datang. Warga memuji [PERSON Rina Karsono].", ["Rina Karsono", "Rina Karsono"]),
        ("Nama aslinya [PERSON Lukas Damar] Wiratno, kata warga.", ["Lukas Damar Wiratno"]),
        ("Nama aslinya [PERSON Lukas Damar] Bersama warga.", ["Lukas Damar"]),
        ("Penyerang [PERSON Esteban] [PERSON Quiroga] cedera.", ["Esteban Quiroga"]),
        ("[PERSON Rina] [PERSON Seno] menang. [PERSON Rina] dan [PERSON Seno] senang.", ["Rina", "Seno", "Rina", "Seno"]),
        ("Direktur bank itu, [PERSON Hesti F]. [PERSON Marwoto], hadir.", ["Hesti F. Marwoto"]),
        ("Direktur Utama [ORG PLN Sarwo Edi Kusnadi] hadir. [PERSON Sarwo] senang.", ["Sarwo Edi Kusnadi", "Sarwo"]),
        ("[ORG PLN Sarwo Edi Kusnadi] hadir. [PERSON Sarwo] senang.", ["Sarwo"]),
        ("Menteri Pertahanan [GPE Israel], [GPE Israel] [PERSON Kantz], mengancam.", ["Israel Kantz"]),
        ("Menteri Pertahanan [GPE Israel] [GPE Israel] [PERSON Kantz], mengancam.", ["Israel Kantz"]),
        ("Menteri Pertahanan [GPE Israel],[GPE Israel] [PERSON Kantz], mengancam.", ["Israel Kantz"]),
        ("Ketua serikat [ORG CGX Sari Binetta], menegaskan itu.", ["Sari Binetta"]),
        ("Direktur [ORG RSUD Hasan Karsudi] menegaskan itu.", []),
        ("Direktur Penjualan dan Pengembangan Bisnis [ORG XK Aksana Abi Navala] hadir. [PERSON Abi] diam di kantor XK Aksana.", ["Abi Navala", "Abi"]),
        ("[ORG Rosafloat] untung. CEO [PERSON Rosafloat Mustafa Kasha] hadir.", ["Mustafa Kasha"]),
        ("[PERSON Rosafloat] untung. CEO [PERSON Rosafloat Mustafa Kasha] hadir. [PERSON Kasha] diam.", ["Mustafa Kasha", "Kasha"]),
        ("[PERSON Anis] tiba. [PERSON Anis Baswara] senang. Jubir [PERSON Anis Sahri Hamida] hadir, kata [PERSON Sahri].", ["Anis", "Anis Baswara", "Anis Sahri Hamida", "Sahri"]),
        ("[PERSON Rina] tiba. Gubernur [PERSON Rina Karsono Putri] hadir.", ["Rina", "Rina Karsono Putri"]),
        ("Pertandingan [PERSON Roy Karsa Jr akan] mulai, kata [PERSON Fuji terjun].", ["Roy Karsa Jr", "Fuji"]),
        ("Menurut [PERSON Gus baha], [PERSON Fauzan amin] diam. Fauzan Amin pergi.", ["Gus baha", "Fauzan amin"]),
        ("Di Keraton, Kanjeng [PERSON Gusti Panembahan Agung Tedjo] hadir. Gusti [PERSON Tedjo] diam.", ["Tedjo", "Tedjo"]),
        ("Di Keraton, Kanjeng [PERSON Gusti Pangeran Haryo] (KGPH) [PERSON Dipokarso] hadir.", ["Dipokarso"]),
        ("Penyair [PERSON Gusti Karsono] dan [PERSON Gusti Ayu Karsana] hadir.", ["Gusti Karsono", "Gusti Ayu Karsana"]),
        ("Di Keraton, Gusti [PERSON Raden Ayu Koesna Moertila] hadir. Bupati [PERSON Raden Hendra] diam.", ["Koesna Moertila", "Raden Hendra"]),
        ("Kata Ketua [ORG Pertaruna] [PERSON Seto Adi Wira], [PERSON Pertaruna] siap. [PERSON Seto] pergi.", ["Seto Adi Wira", "Pertaruna", "Seto"]),
        ("Petugasmenangkap [PERSON Sabidi] di rumahnya.", ["Sabidi"]),
        ("Warga [GPE Desa Karsabaan] panik. Kepala Desa [PERSON Karsaban Yodhana] hadir.", ["Yodhana"]),
        ("Warga [GPE Desa Karsabaan] panik. Ia menemui [PERSON Karsaban Yodhana].", ["Karsaban Yodhana"]),
        ("Warga [GPE Desa Karsabaan] panik. Kata Lurah [PERSON Karsaban Yodhana], [PERSON Karsaban] siap.", ["Karsaban Yodhana", "Karsaban"]),
        ("Aplikasi itu dibuat oleh developer [PERSON Alessia Paluzzo]. [PERSON Paluzzo] menolak bicara.", ["Alessia Paluzzo", "Paluzzo"]),
        ("Gim itu dibuat developer [PERSON Karsa Simbun]. [PERSON Simbuna] menolak.", ["Simbuna"]),
        ("Menteri Perekonomian[PERSON Rudy] Hartawanmenyebuttarif itu murah.", ["Rudy Hartawan"]),
        ("Menteri [PERSON Itai Ben Gadlagi-lagi] menuai kecaman. [PERSON Una-una] dan [PERSON Aru Bora-bora] diam.", ["Itai Ben Gad", "Una-una", "Aru Bora-bora"]),
        ("Menteri [PERSON Ronald Sumarnomengebor] minyak bersama [PERSON Rian Silmeria].", ["Ronald Sumarno", "Rian Silmeria"]),
        ("Menurut pakar politik dari [ORG Pusat Kajian Asia (PKA) Sanarit Lohabu], kudeta gagal.", ["Sanarit Lohabu"]),
        ("Menurut siaran dari [ORG Pusat Kajian Asia (PKA) Sanarit Lohabu], kudeta gagal.", []),
        ("Kata peneliti [ORG Perkumpulan Suara dan Pemilu Yodhana] dalam diskusi. [ORG KPU] abai, kata Yodhana.", ["Yodhana", "Yodhana"]),
        ("Kata peneliti [ORG Perkumpulan Suara dan Pemilu Yodhana] dalam diskusi. [ORG Yodhana] ramai. [ORG Yodhana] mengatakan itu.", []),
        ("Kata anggota [ORG Perkumpulan Suara dan Pemilu Yodhana] dalam diskusi.", []),
        ("Komisioner [ORG Uni Karsana untuk Kesetaraan dan Manajemen Krisis Hadra Lahbiba], menegaskan itu.", ["Hadra Lahbiba"]),
        ("Guru yang mengajar di [ORG SDN 7 Pasar Kambera Lengayu], kata warga, libur.", []),
        ("Deputi [PERSON Filianingrum Hendra] hadir. Fili menambahkan, warga senang.", ["Filianingrum Hendra", "Fili"]),
        ("Menurut stasiun radio [PERSON Karsafunk], itu benar. [PERSON Karsafunk] yakin.", []),
        ("Presiden Serikat Buruh [PERSON Said Ikbaro] dan ketua serikat guru [PERSON Rina Karsono] hadir.", ["Said Ikbaro", "Rina Karsono"]),
        ("Menurut [ORG Harian Karsa Timur], harga naik. [PERSON HKT] yakin. Tersangka [PERSON HKT] diam.", ["HKT"]),
        ("Kata AKBP Bintang Damai [PERSON Wiryo], warga tenang. Letkol Inf Rosda [PERSON Edi Karsa] hadir.", ["Bintang Damai Wiryo", "Rosda Edi Karsa"]),
        ("Direktur Jenderal Pajak [PERSON Wiryo Karsa] hadir.", ["Wiryo Karsa"]),
        ("Seorang petani, Dina [ORG Fiat], hadir. Menurut [ORG Fiat], beras cukup.", ["Dina Fiat", "Fiat"]),
        ("Kubu [ORG Fiat] yakin. Menurut [ORG Fiat], mobil cukup.", []),
        ("Gugatan pengacara Yunita [GPE Kalirejo] ditolak. Kata Yunita, itu wajar.", ["Yunita Kalirejo", "Yunita"]),
        ("[PERSON Tomy Fiat], petani, hadir. Menurut [ORG Fiat], beras cukup. Itu wajar, kata [ORG Fiat].", ["Tomy Fiat", "Fiat", "Fiat"]),
        ("Politisi [ORG Olena Wrybska] hadir, kata [PERSON Wrybska].", ["Olena Wrybska", "Wrybska"]),
        ("[PERSON Wiryo] hadir. Tadi siang itu, Wiryo Karsadi, panitia, diam.", ["Wiryo", "Wiryo Karsadi"]),
        ("Warga tida. setuju. Menurut [ORG Milar]. itu waja. kata [PERSON Milaro Jaya].", ["Milar", "Milaro Jaya"]),
        ("[PERSON Bagus] Yakin hadir. Kata warga, [PERSON Bagus] Yakin diam.", ["Bagus Yakin", "Bagus Yakin"]),
        ("[PERSON Bagus] Yakin hadir. Kata warga, [PERSON Bagus] Yakin diam. [PERSON Bagus] pergi.", ["Bagus", "Bagus", "Bagus"]),
        ("Menurut analis Dan [PERSON Marsh], harga naik.", ["Dan Marsh"]),
        ("Rapat Bank Dan [PERSON Marsh] batal.", ["Marsh"]),
        ("Pria itu, [PERSON Rodrigo Almera]-[PERSON Cortes], diam. [PERSON Almera]-[PERSON Cortes] pergi.", ["Rodrigo Almera-Cortes", "Almera-Cortes"]),
        ("Pasangan [PERSON Sarwo]-[PERSON Gibra] menang. Warga memilih [PERSON Sarwo]-[PERSON Gibra].", ["Sarwo", "Gibra", "Sarwo", "Gibra"]),
        ("Iptu [PERSON Festiva Karsa] hadir. Warga tenang, kata Iptu [EVENT Festiva].", ["Festiva Karsa", "Festiva"]),
        ("Kantor [GPE AS] tutup. [GPE AS] diam. Brigadir [GPE AS] ditahan, kata Sekretaris Jenderal [ORG PBX].", ["AS"]),
        ("Pelaku berinisial [PERSON SY] (44), [PERSON F] (35), MA (26), dan ZU (21) ditahan.", ["SY", "F", "MA", "ZU"]),
        ("Kata Letkol [ORG Czi] [PERSON Deni Wahyuda], itu benar.", ["Deni Wahyuda"]),
        ("Anggota dewan dari Daerah Karsa Jaya [PERSON DKJ Fahri Idrus] hadir.", ["Fahri Idrus"]),
        ("Menurut [PERSON Yuni], harga naik. [PERSON Yuniarti] pergi. Kata [PERSON Yuniarti], itu benar.", ["Yuni", "Yuniarti", "Yuniarti"]),
        ("CEO Lin-Ka [PERSON Tan] hadir.", ["Lin-Ka Tan"]),
        ("CEO Rin-Ka [PERSON Sanudar] hadir. [PERSON Sanudar] diam.", ["Rin-Ka Sanudar", "Sanudar"]),
        ("Ketua [ORG Perkasa], [GPE Dilan] [PERSON Sanudar], hadir.", ["Dilan Sanudar"]),
        ("Sekjen DPP Arasindo Pauline [PERSON Sanudar] hadir.", ["Pauline Sanudar"]),
        ("Chief executive Arno van der [PERSON Sanudar] hadir.", ["Arno van der Sanudar"]),
        ("Gubernur [GPE Afrika Selatan] Cyril [PERSON Sanudar] hadir.", ["Cyril Sanudar"]),
        ("Menko Polhukam [PERSON Sanudar] hadir, Letda Inf [PERSON Karsudi] juga.", ["Sanudar", "Karsudi"]),
        ("Popularitas [PERSON Sanudar] naik. Ketua Perkasa, Dilan [PERSON Sanudar], hadir.", ["Sanudar", "Sanudar"]),
        ("[PERSON Joko Wirandamenyindir] lawan. Menurut [PERSON Wiranda], itu lelucon.", ["Joko Wiranda", "Wiranda"]),
        ("Juru bicara [PERSON Jodi Mahar]di, Senin.", ["Jodi Mahardi"]),
        ("[PERSON Jodi Mahar]di Jakarta.", ["Jodi Mahar"]),
        ("Wali Kota [GPE Tangerang Selatan] Airina [PERSON Rachmawi Dian] hadir.", ["Airina Rachmawi Dian"]),
        ("Bupati [PERSON Wardino Suharto] tiba. Dinoy, sapaan akrabnya, senang.", ["Wardino Suharto", "Dinoy"]),
        ("Ujar [PERSON Tb]. [PERSON Sasanuddin] di rumah. [PERSON Tb]. [PERSON Sasanuddin] pergi.", ["Tb. Sasanuddin", "Tb. Sasanuddin"]),
        ("Kasi Penkum [ORG Kejati Bali A] [PERSON Lugas Harliman] hadir.", ["A Lugas Harliman"]),
        ("Grup A [PERSON Lugas Harliman] menang.", ["Lugas Harliman"]),
        ("Imam [PERSON Syekh Ekrim Sabrin] ditahan.", ["Ekrim Sabrin"]),
        ("Bek [ORG Cedrik Soarez] hadir. [PERSON Soarez] diam, kata [PERSON Soarez].", ["Cedrik Soarez", "Soarez", "Soarez"]),
        ("Direktur, Aas Asikan Idad merinci utang. Menurut [PERSON Asikan], itu lama.", ["Aas Asikan Idad", "Asikan"]),
        ("Kepala BPBD, Akrison [PERSON Fatahillah Yunan] hadir. Akrison menerangkan banjir.", ["Akrison Fatahillah Yunan", "Akrison"]),
        ("Kesaksian Chef [PERSON Junawan] hadir. Chef [PERSON Junawan] diam.", ["Junawan", "Junawan"]),
        ("[PERSON Rina Karsono] Dipertanyakan, kata warga.", ["Rina Karsono"]),
        ("Polisi menahan dua tersangka berinisial [ORG RDG] dan AN. [ORG RDG] mengaku.", ["RDG", "AN", "RDG"]),
        ("Kata [PERSON Ace Hasanul] [PERSON Syadzilan], itu benar.", ["Ace Hasanul Syadzilan"]),
        ("Akun @Karsono milik [PERSON Rina Karsono].", ["Rina Karsono"]),
        ("Presiden [PERSON RIRina Karsono]tiba. [PERSON Karsono] senang.", ["Rina Karsono", "Karsono"]),
        ("[PERSON Rina Karsono]yang menulis. [PERSON Karsono] senang.", ["Rina Karsono", "Karsono"]),
        ("[PERSON Rina Karsonountuk] warga.", ["Rina Karsono"]),
        ("[PERSON Rina] Karsonomenyampaikan kabar.", ["Rina Karsono"]),
        ("[PERSON Rina] Karsonotentangharga naik. Warga memuji [PERSON Rina Karsono].", ["Rina Karsono", "Rina Karsono"]),
        ("[PERSON Rudi]antara hadir. Kata [PERSON Rudi]antara seusai rapat.", ["Rudiantara", "Rudiantara"]),
        ("[PERSON Kadiyang] hadir bersama [PERSON Obemeyang].", ["Kadiyang", "Obemeyang"]),
        ("Kata [PERSON RinaRina] menulis. Menurut [PERSON Rina], itu benar.", ["Rina", "Rina", "Rina"]),
        ("Kata [PERSON RinaSeno] itu. [PERSON Rina Seno] pergi. [PERSON Rina] dan [PERSON Seno].", ["RinaSeno", "Rina Seno", "Rina", "Seno"]),
        ("Harga naik. Tuvum [PERSON Rahandra], Ketua Aprindra, setuju.", ["Tuvum Rahandra"]),
        ("Harga naik. Kepulangannya [PERSON Rahandra] ditunggu.", ["Rahandra"]),
        ("Kepala Perbulogan [PERSON Rahandra] hadir. Hubungan Antarkota [PERSON Rahandra] hadir.", ["Rahandra", "Rahandra"]),
        ("[PERSON Rezalya Surya] Afhandy Manager Telkomsat hadir.", ["Rezalya Surya Afhandy"]),
        ("[PERSON Rezalya Surya] Afhandy Jaya hadir.", ["Rezalya Surya"]),
        ("Kata TB [PERSON Hasanudira] di sana.", ["TB Hasanudira"]),
        ("Bos [ORG Karsatek Sammy] [PERSON Altmann] hadir. [ORG Karsatek] untung.", ["Sammy Altmann"]),
        ("CEO [PERSON Karsatus Yodha Wiryani] hadir. [PERSON Karsatus] rugi. [PERSON Yodha] diam. Kata [PERSON Yodha], itu lama.", ["Yodha Wiryani", "Yodha", "Yodha"]),
        ("Kapolri [PERSON Listyanto Sigid Karsono] hadir. Ujar [PERSON Listyanto], aman. [PERSON Sigid] diam. [PERSON Sigid] pergi.", ["Listyanto Sigid Karsono", "Listyanto", "Sigid", "Sigid"]),
        ("Ketua [ORG DPP] Pertani [PERSON Yodha Karsa Budiman] hadir. [PERSON Yodha] diam. [PERSON Pertani] tumbuh.", ["Yodha Karsa Budiman", "Yodha", "Pertani"]),
        ("Kata Kepala [ORG Badan Pengatur Jalan (BPJ) Danang Parikarsa].", ["Danang Parikarsa"]),
        ("Kata Kepala [ORG Badan Intelijen (Kabintel) Mabes Polri].", []),
        ("Kata Rektor [ORG Universitas Islam Negeri (UIN) Danang Parikarsa].", []),
        ("[ORG Badan Pengatur Jalan (BPJ) Danang Parikarsa] tutup.", []),
        ("Ahli gizi di [ORG UGX], [ORG Yayin] [PERSON Surya Prabanda], hadir. Menurut [ORG Yayin], gula naik. [ORG Yayin] diam.", ["Yayin Surya Prabanda", "Yayin", "Yayin"]),
        ("Pengamat politik, Selamat [PERSON Gintara], hadir. Kata Selamat, itu lama. Selamat pagi.", ["Selamat Gintara", "Selamat"]),
        ("Pengamat politik, Selamat [PERSON Gintara], hadir.", ["Gintara"]),
        ("Peneliti [ORG Perludes] [ORG Heroin] [PERSON Mutakin Pratama] hadir. Kata [ORG Heroin], itu lama. Menurut [ORG Heroin], aman.", ["Heroin Mutakin Pratama", "Heroin", "Heroin"]),
        ("Direktur [ORG Walhi] [PERSON Mutakin Pratama] hadir. Kata [ORG Walhi], itu lama.", ["Mutakin Pratama"]),
        ("Kepala dinas [GPE DKI Jakarta] [PERSON Bayu Meg]antara sebelumnya mengatakan itu.", ["Bayu Megantara"]),
        ("Suami korban, [PERSON Bagus Setya]jadi (27), hadir.", ["Bagus Setyajadi"]),
        ("Menteri [PERSON Bayu Karsono]yang mengatakan itu.", ["Bayu Karsono"]),
        ("Perdana Menteri[PERSON Bayu Karsonoribut] meminta bantuan. [PERSON Karsono] diam.", ["Bayu Karsono", "Karsono"]),
        ("Gantikan posisi[PERSON Bayu Karsonoyang] pergi.", ["Bayu Karsono"]),
        ("Kata Iptu Anumerta [PERSON Anumerta Donal Karsono], Brigjend [PERSON Nunung Karsana].", ["Donal Karsono", "Nunung Karsana"]),
        ("Ketua [ORG Bank Mandiri] [PERSON Suprayanto] hadir. [ORG Bank] untung.", ["Suprayanto"]),
        ("Ketua [ORG Komisi Navya Pillaya] hadir. Kata [PERSON Pillaya], itu benar.", ["Navya Pillaya", "Pillaya"]),
        ("Dokter kulit [ORG Karsa Cancer Society Satisha] Bhatiya turut menulis.", ["Satisha Bhatiya"]),
        ("Dokter kulit [ORG Karsa Cancer Society] Sejumlah warga menulis.", []),
        ("Kepala [ORG Dinas Perhubungan Wanasari], [ORG Yopir] [PERSON Eko Wibawa], hadir.", ["Yopir Eko Wibawa"]),
        ("Juru bicara [PERSON Pramana], Cyriel [PERSON Raoul Hakima], hadir.", ["Pramana", "Cyriel Raoul Hakima"]),
        ("Di Bali, Suara [PERSON Raoul Hakima] naik.", ["Raoul Hakima"]),
        ("Direktur [PERSON Rovanto G.M]. [PERSON Pasarira] hadir.", ["Rovanto G.M. Pasarira"]),
        ("Kata pendirinya [PERSON Pavel H]. Mulleran. Ia pergi.", ["Pavel H. Mulleran"]),
        ("Kata pendirinya [PERSON Pavel H]. Sekarang ia pergi.", ["Pavel H"]),
        ("Ulama Asaad [PERSON Al Hamdan] hadir.", ["Asaad Al Hamdan"]),
        ("Mayjen [ORG Shayeq] [PERSON Misfar Al Hajar] hadir.", ["Shayeq Misfar Al Hajar"]),
        ("Kementerian Hutan Raya (KHR) diam. Deputi [PERSON KHR Rizal Irawan] hadir.", ["Rizal Irawan"]),
        ("Koordinator Nasional [ORG JPPX Ubaid Matra] hadir. [ORG JPPX] diam.", ["Ubaid Matra"]),
        ("Koordinator Nasional [ORG JPPX Ubaid Matra] hadir.", ["Ubaid Matra"]),
        ("Sepengamatan [PERSON Rudiyanta], harga naik.", ["Rudiyanta"]),
        ("[PERSON Rusdi Karsana] dilantik. RK mengaku senang. RK pergi.", ["Rusdi Karsana", "RK", "RK"]),
        ("[PERSON Kurnia Putri Karsana] dilantik. KPK mengatakan itu wajar.", ["Kurnia Putri Karsana"]),
        ("Putra [PERSON GPH Surya Wicana] hadir.", ["Surya Wicana"]),
        ("Kata Kapen Kogab, Kolonel [ORG Czi IGN Suriawan], dan Letkol [PERSON Arm Reza Nur].", ["IGN Suriawan", "Reza Nur"]),
        ("Kata [PERSON Arm Reza Nur] hadir.", ["Arm Reza Nur"]),
        ("Direktur [PERSON KLHX Rizal Irawan] hadir. [ORG KLHX] diam.", ["Rizal Irawan"]),
        ('"Siap," ungkap Regina. Regina senang.', ["Regina", "Regina"]),
        ('Dibuka besok. Regina Glamora, Country Manager, hadir. "Siap," ungkap Regina.', ["Regina Glamora", "Regina"]),
        ('"Siap," kata Humas. "Siap," ujar Instruktur pelatihan. "Amin," kata Tuhan.', []),
        ("Ceramah KH [ORG Sofwani Nizhomar] viral. Kata [ORG Sofwani Nizhomar], itu keliru.", ["Sofwani Nizhomar", "Sofwani Nizhomar"]),
        ("Koordinator Forum, [ORG Ikhyaro Velayato], hadir. Kata [PERSON Ikhyaro], itu benar.", ["Ikhyaro Velayato", "Ikhyaro"]),
        ("Pelatih [ORG Soumalio Coulibalo] hadir. Kata [PERSON Coulibalo], itu benar.", ["Soumalio Coulibalo", "Coulibalo"]),
        ("Lawan tim promosi, [ORG Ridwan United], menang. Kata [PERSON Ridwan], itu benar. [PERSON Ridwan] senang.", ["Ridwan", "Ridwan"]),
        ("Direktur [PRODUCT HPM Jonfisa Fandya] hadir. Kata [PERSON Jonfisa], itu benar.", ["Jonfisa Fandya", "Jonfisa"]),
        ("Yayasan Karsono Jaya dan [PERSON Rina Karsono].", ["Rina Karsono"]),
    ],
)  # fmt: skip
def test_persons(text, persons):
    found = with_evidence(*marked(text))
    assert [name.text for name in found if name.label == "PERSON"] == persons


def test_organisation_is_whole_where_its_last_word_stands_again():
    text, names = marked("Riset [ORG Karsa]Sensum dan [ORG Astra]Honda. Direktur [ORG KarsaSensum] hadir.")
    assert [name.text for name in with_evidence(text, names)] == ["KarsaSensum", "Astra", "KarsaSensum"]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(WORDS, st.sampled_from(["", "PERSON", "ORG", "GPE"])), max_size=25))
def test_names_stay_apart_and_in_order(parts):
    text = " ".join(f"[{label} {word}]" if label and word.strip() else word for word, label in parts)
    plain, names = marked(text)
    position = 0
    for name in with_evidence(plain, names):
        assert position <= name.start < name.end
        assert plain[name.start : name.end] == name.text == name.name
        position = name.end


def test_abbreviation_without_brackets_is_a_name_of_its_own() -> None:
    found = with_evidence(
        *marked(
            "[ORG Komisi Pengawas Pasar KPP] dan [ORG Dinas PUPR] serta [ORG PT Karsa Tambang Tbk KARTAM] hadir."
        )
    )
    texts = ["Komisi Pengawas Pasar", "KPP", "Dinas PUPR", "PT Karsa Tambang Tbk", "KARTAM"]
    assert [name.text for name in found if name.label == "ORG"] == texts
