"""Articles for the integrations: small, each with a quotation, and one with furniture around it."""

RICE = (
    'JAKARTA, WARTAHARIAN.COM - Harga beras turun menjadi Rp12.500 per kilogram pada Selasa (12/9/2023). "Stok kita '
    'cukup sampai akhir tahun," kata Menteri Pertanian Rina Hapsari di Jakarta.\n'
    "BACA JUGA: Panen Raya di Karawang Mundur Sebulan\n"
    'Rina menambahkan, impor belum diperlukan. "Petani harus untung," ujarnya.'
)
FLOOD = "SEMARANG - Gubernur Jawa Tengah Bambang Suryadi mengatakan, 350 warga mengungsi sejak kemarin akibat banjir.\n(swb)"
NOTHING = "Pantai itu sepi."
